// What a person types to be reached by, checked as far as that can be done without asking anyone.
//
// Pure. Errors: InvalidInput, with a detail that never repeats what was typed.
#pragma once

#include <string>
#include <string_view>

#include "shared/booking/booking.h"
#include "shared/core/error.h"

namespace accueil::journey {

// E.164 ("+15145550123"). Without an international prefix (+, 00, 011) the number is taken as North American. Spaces,
// dots, hyphens and parentheses are skipped; Arabic, Persian, Devanagari and Bengali digits count as digits.
[[nodiscard]] core::Result<std::string> telephone(std::string_view typed);

// A number of that form as people here write it, unbroken: "514 555-0123". Of other countries the whole number.
[[nodiscard]] std::string telephone_as_written(std::string_view number);

// Trimmed, the domain in lower case. Plausible, not proven: one @, a domain of at least two labels (RFC 5321 lengths;
// letters beyond ASCII are accepted on both sides, RFC 6531).
[[nodiscard]] core::Result<std::string> email(std::string_view typed);

// Whether a meeting of that mode can take place with what is known of how to reach the person: nobody is telephoned
// without a number, nor sent a link without a number or an address. In person it always can.
[[nodiscard]] bool can_be_reached(const booking::Person& person, booking::Mode mode);

// A name as it may be printed: without control characters, digits and signs; blanks single; at most 60 letters.
[[nodiscard]] std::string tidy_name(std::string_view typed);

} // namespace accueil::journey

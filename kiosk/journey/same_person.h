// Whether two papers can be of one person, and which of them to believe. Pure.
#pragma once

#include <string_view>

#include "shared/booking/booking.h"

namespace accueil::journey {

[[nodiscard]] bool has_name(const booking::Person& person);

// A name, or the reference of a letter of invitation: enough to book for.
[[nodiscard]] bool is_somebody(const booking::Person& person);

// Boarding passes cut names at twenty letters and drop second given names: what is there must agree, not all be there.
// Without a name on one of them nothing speaks against it.
[[nodiscard]] bool may_be_one_person(const booking::Person& a, const booking::Person& b);

// Whether two days of birth, YYMMDD as printed, can be one: unknown parts ("<<", or nothing at all) speak against none.
// Father and son have one name.
[[nodiscard]] bool may_be_one_birth(std::string_view a, std::string_view b);

// Which of two papers tells better who a person is: the greater one.
[[nodiscard]] int certainty(booking::DocumentKind kind);

} // namespace accueil::journey

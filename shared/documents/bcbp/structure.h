// The structural check of a BCBP record: where its sections lie. No meaning is read here.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "shared/core/error.h"
#include "shared/documents/bcbp/fields.h"
#include "shared/documents/short_text.h"

namespace accueil::documents::bcbp {

// Views into the record; a section that is cut or absent is shorter or empty.
struct LegSections {
    std::string_view mandatory;
    std::string_view conditional; // from its size on
    std::string_view airline_private;
};

struct Sections {
    std::string_view unique_mandatory;
    std::string_view unique_conditional; // from ">" on
    std::array<LegSections, 4> legs;
    std::size_t leg_count = 0;
    std::string_view security; // from "^" on
};

// Cheap: "M", one to four legs, and two places of three capital letters where the first leg has them. Free text that
// happens to start with "M2" says no.
[[nodiscard]] bool looks_like(std::string_view record);

// A record may end behind any field. Error: InvalidInput when a leg that is announced is missing
// or is no leg.
[[nodiscard]] core::Result<Sections> sections(std::string_view record);

// The two hexadecimal digits of a size; -1 when they are cut off, blank or something else.
[[nodiscard]] int size_at(std::string_view section, Place place);

// The field as printed, without the blanks around it; empty behind the end of the section. Of the place's own width: a
// table that gives a field another size does not compile.
template<Place place>
constexpr void take(std::string_view section, ShortText<place.size>& field) {
    field.take(section, place.at);
}

} // namespace accueil::documents::bcbp

#include "shared/documents/bcbp/structure.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace accueil::documents::bcbp {

namespace {

using core::ErrorKind;
using core::fail;

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

// Eight places at a time: taking 0x20 away sets the high bit of a
// smaller byte. Bytes above 0x7F are foreign letters, not control characters.
bool has_control_characters(std::string_view text) {
    constexpr std::uint64_t each = 0x0101'0101'0101'0101;
    std::uint64_t found = 0;
    while (text.size() >= sizeof found) {
        std::uint64_t places = 0;
        std::memcpy(&places, text.data(), sizeof places);
        found |= (places - each * 0x20) & ~places & (each * 0x80);
        text.remove_prefix(sizeof places);
    }
    for (const char c : text) found |= c >= 0 && c < ' ' ? 1U : 0U;
    return found != 0;
}

bool is_place(std::string_view code) { return code.size() == 3 && std::ranges::all_of(code, is_upper); }

// The day is padded on either side, or blank; it may be 000 before check-in.
bool is_day(std::string_view digits) {
    const auto day = trimmed(digits);
    return day.empty() || (number(day) >= 0 && number(day) <= 366);
}

bool has_places(std::string_view leg) {
    namespace rm = repeated_mandatory;
    return is_place(part(leg, rm::from.at, rm::from.size)) && is_place(part(leg, rm::to.at, rm::to.size));
}

// A record that ends before the day was cut; where a field ends nothing wrong is read. The blank that ends a carrier of
// two letters or a flight number of four digits may have been trimmed with it.
bool is_cut_at_a_field(std::size_t size) {
    namespace rm = repeated_mandatory;
    return size == rm::carrier.at || size == rm::flight_number.at - 1 || size == rm::flight_number.at ||
           size == rm::date_julian.at - 1 || size == rm::date_julian.at;
}

bool is_leg(std::string_view leg) {
    namespace rm = repeated_mandatory;
    if (!has_places(leg)) return false;
    if (leg.size() < rm::shortest) return is_cut_at_a_field(leg.size());
    return is_day(part(leg, rm::date_julian.at, rm::date_julian.size));
}

// Some airlines leave the e-ticket flag blank, some leave it out. A record can be read either way where three letters
// are shifted into three others: then what stands in the place of the flag decides.
bool lacks_flag(std::string_view record) {
    const char flag = record[unique_mandatory::e_ticket.at];
    const bool plausible = flag == 'E' || flag == ' ';
    if (plausible && is_leg(record.substr(unique_mandatory::size))) return false;
    return is_leg(record.substr(unique_mandatory::e_ticket.at));
}

// The next leg when it isn't where the size of the one before says (00 with data behind it): the first place where all
// of a leg stands, with its day and its own size. `npos` when there is none.
std::size_t leg_behind(std::string_view record, std::size_t at) {
    namespace rm = repeated_mandatory;
    for (auto place = at; place + rm::size <= record.size(); ++place) {
        const auto leg = record.substr(place, rm::size);
        if (is_leg(leg) && number(part(leg, rm::date_julian.at, rm::date_julian.size)) > 0 &&
            size_at(leg, rm::variable_size) >= 0)
            return place;
    }
    return std::string_view::npos;
}

// The variable field of a leg: its conditional section, then what the airline put behind it. Airlines that fill the
// field with something of their own don't start it with a size.
void split(std::string_view variable, LegSections& leg) {
    const int size = size_at(variable, repeated_conditional::size);
    if (size < 0 && variable.size() >= repeated_conditional::header) {
        leg.airline_private = variable;
        return;
    }
    const auto end = repeated_conditional::header + static_cast<std::size_t>(std::max(size, 0));
    leg.conditional = part(variable, 0, end);
    leg.airline_private = part(variable, end, std::string_view::npos);
}

// The variable field of the first leg opens with the section for all legs, or is the airline's altogether.
void split_first(std::string_view variable, Sections& all) {
    if (variable.empty()) return;
    if (variable.front() != '>') {
        all.legs[0].airline_private = variable;
        return;
    }
    const auto size = static_cast<std::size_t>(std::max(size_at(variable, unique_conditional::size), 0));
    const auto end = unique_conditional::header + size;
    all.unique_conditional = part(variable, 0, end);
    split(part(variable, end, std::string_view::npos), all.legs[0]);
}

} // namespace

int size_at(std::string_view section, Place place) {
    const auto digits = part(section, place.at, place.size);
    if (digits.size() != 2) return -1;
    const int high = hex_digit(digits[0]), low = hex_digit(digits[1]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

bool looks_like(std::string_view record) {
    if (record.size() < unique_mandatory::e_ticket.at + repeated_mandatory::carrier.at) return false;
    if (record[0] != 'M' || record[1] < '1' || record[1] > '4') return false;
    return has_places(record.substr(unique_mandatory::size)) ||
           has_places(record.substr(unique_mandatory::e_ticket.at));
}

core::Result<Sections> sections(std::string_view record) {
    if (!looks_like(record)) return fail(ErrorKind::InvalidInput, "boarding pass: no such record");

    Sections all;
    all.unique_mandatory =
        record.substr(0, lacks_flag(record) ? unique_mandatory::e_ticket.at : unique_mandatory::size);
    all.leg_count = static_cast<std::size_t>(record[1] - '0');
    std::size_t at = all.unique_mandatory.size();
    bool control_characters = has_control_characters(all.unique_mandatory);
    for (std::size_t i = 0; i < all.leg_count; ++i) {
        if (!is_leg(part(record, at, std::string_view::npos)))
            at = i > 0 ? leg_behind(record, at) : std::string_view::npos;
        const auto rest = part(record, at, std::string_view::npos);
        if (rest.empty())
            return fail(ErrorKind::InvalidInput, "boarding pass: leg " + std::to_string(i + 1) + " is cut or no leg");
        all.legs[i].mandatory = rest.substr(0, repeated_mandatory::size);
        control_characters |= has_control_characters(all.legs[i].mandatory);
        const auto size = static_cast<std::size_t>(std::max(size_at(rest, repeated_mandatory::variable_size), 0));
        const auto variable = part(rest, repeated_mandatory::size, size);
        if (i == 0) {
            split_first(variable, all);
        } else {
            split(variable, all.legs[i]);
        }
        at += repeated_mandatory::size + size;
    }
    // Only where they mean that something else was read: behind it airlines and signatures put any byte.
    if (control_characters)
        return fail(ErrorKind::InvalidInput, "boarding pass: control characters in a mandatory field");
    // Data behind a size of 00 belongs to no field: some airlines write the size wrong, and the flight is still right.
    const auto rest = part(record, at, std::string_view::npos);
    if (!rest.empty() && rest.front() == '^') all.security = rest;
    return all;
}

} // namespace accueil::documents::bcbp

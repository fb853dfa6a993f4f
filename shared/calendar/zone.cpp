#include "shared/calendar/zone.h"

#include <cstdlib>
#include <exception>
#include <string>

#include "shared/core/log.h"

namespace accueil::calendar {

core::Result<Zone> find_zone(std::string_view iana_name) {
    try {
        return std::chrono::locate_zone(iana_name);
    } catch (const std::exception&) { // no such zone, or no table at all
        return core::fail(core::ErrorKind::Configuration, "the zone table has no zone of that name");
    }
}

Zone montreal() {
    static const Zone zone = [] {
        const auto found = find_zone("America/Toronto");
        if (!found) {
            core::log::error("calendar.no-zone-table", {{"zone", "America/Toronto"}, {"package", "tzdata"}});
            std::abort();
        }
        return *found;
    }();
    return zone;
}

LocalTime local_time(core::Instant instant, Zone zone) { return zone->to_local(instant); }

Date local_date(core::Instant instant, Zone zone) {
    return std::chrono::floor<std::chrono::days>(local_time(instant, zone));
}

core::Instant instant_of(LocalTime local, Zone zone) {
    const auto info = zone->get_info(local);
    // In a gap `first` is the offset before it; for an ambiguous time it is the offset of the first occurrence.
    return core::Instant{local.time_since_epoch() - info.first.offset};
}

core::Result<LocalTime> parse_local_time(std::string_view text) {
    const auto number = [&](std::size_t at) -> int {
        if (at + 2 > text.size()) return -1;
        const char tens = text[at], ones = text[at + 1];
        if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return -1;
        return (tens - '0') * 10 + (ones - '0');
    };
    const auto refused = core::fail(core::ErrorKind::InvalidInput, "a local time is written YYYY-MM-DDTHH:MM[:SS]");
    if ((text.size() != 16 && text.size() != 19) || text[10] != 'T' || text[13] != ':') return refused;
    if (text.size() == 19 && text[16] != ':') return refused;
    const auto day = parse_date(text.substr(0, 10));
    const int hour = number(11), minute = number(14), second = text.size() == 19 ? number(17) : 0;
    if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return refused;
    return *day + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

} // namespace accueil::calendar

#pragma once

#include "shared/booking/rules.h"

namespace accueil::test {

inline core::Instant at(const char* text) { return *core::parse_rfc3339(text); }

// Arrival on Wednesday 23 December 2026: the window is 29 and 30 December, 5, 6 and 7 January.
inline calendar::Window winter() {
    return calendar::window(calendar::date(std::chrono::year{2026} / 12 / 23), calendar::BusinessCalendar{});
}
inline core::Instant afternoon() { return at("2026-12-23T14:10:00-05:00"); }

inline booking::Slot slot(const char* start, int places = 6, std::vector<std::string> languages = {"fr"}) {
    return {.id = core::SlotId{std::string("s@") + start},
            .office = core::OfficeId{"montreal"},
            .start = at(start),
            .places = places,
            .languages = std::move(languages)};
}

} // namespace accueil::test

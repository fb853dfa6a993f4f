// The window in which the first meeting falls: the first five business days after the arrival.
//
// Convention, here and nowhere else: the day of the arrival is not counted, whatever its hour and whether or not it is
// a business day itself. Day 1 is the first business day after the local date of the arrival in America/Toronto, day 5
// the last admissible one. Arrival on Wednesday 23 December 2026: 29 and 30 December, 5, 6 and 7 January.
#pragma once

#include <array>
#include <optional>

#include "shared/calendar/business_calendar.h"
#include "shared/calendar/date.h"
#include "shared/core/clock.h"
#include "shared/core/id.h"

namespace accueil::calendar {

inline constexpr std::size_t window_length = 5;

struct Window {
    Date arrival;                         // local date of the arrival
    std::array<Date, window_length> days; // day 1 to day 5, ascending

    [[nodiscard]] Date first() const { return days.front(); }
    [[nodiscard]] Date last() const { return days.back(); }
    [[nodiscard]] bool contains(Date day) const { return position(day).has_value(); }
    // 1 to 5, or nothing when the day is not in the window.
    [[nodiscard]] std::optional<int> position(Date day) const;

    bool operator==(const Window&) const = default;
};

// `office` chooses whose days count (see BusinessCalendar). Pure; always finds five days.
[[nodiscard]] Window window(Date arrival, const BusinessCalendar& calendar, const core::OfficeId& office = {});
[[nodiscard]] Window window(core::Instant arrival, const BusinessCalendar& calendar, const core::OfficeId& office = {});

} // namespace accueil::calendar

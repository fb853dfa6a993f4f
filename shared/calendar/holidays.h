// The 13 public-service holidays of Québec, by rule, for any year.
//
// The dates are those on which offices are closed: a holiday on a weekend is given on the working day that stands for
// it. The rule is inferred from published calendars of the public service and is the fallback of a terminal that has
// not yet received the scheduler's calendar; BusinessCalendar puts the authority's own days above it.
// 30 September and 11 November are not holidays of the public service of Québec.
#pragma once

#include <array>
#include <chrono>
#include <string_view>

#include "shared/calendar/date.h"

namespace accueil::calendar {

struct Holiday {
    Date observed;         // Monday to Friday, always in the year asked for
    std::string_view name; // French, as IT staff and slips show it
};

inline constexpr std::size_t holidays_of_a_year = 13;

// In order of date; no two on the same day. Pure.
[[nodiscard]] std::array<Holiday, holidays_of_a_year> holidays(std::chrono::year year);

[[nodiscard]] bool is_holiday(Date day);

// Easter Sunday of the Gregorian calendar, years 1583 and later.
[[nodiscard]] Date easter(std::chrono::year year);

} // namespace accueil::calendar

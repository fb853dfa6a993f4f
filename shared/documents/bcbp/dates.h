// The dates of a boarding pass at an arrivals desk. A pass names a day of the year and at best the last digit of the
// year of issue; people show it hours or a day after landing, so "the next such day" would be a year off.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace accueil::documents::bcbp {

// Issue: the latest YDDD that is not after today + 2 days (a pass issued beyond the date line is from "tomorrow").
// None when the text is no YDDD.
[[nodiscard]] std::optional<std::chrono::sys_days> issue_date(std::string_view yddd, std::chrono::sys_days today);

// The first day of that number that is not before `earliest`. Day 366 exists in leap years only. None unless 1 … 366.
[[nodiscard]] std::optional<std::chrono::sys_days> first_not_before(int day_of_year, std::chrono::sys_days earliest);

// The day of that number nearest to today; of two equally near ones the past one. None unless 1 … 366.
[[nodiscard]] std::optional<std::chrono::sys_days> nearest(int day_of_year, std::chrono::sys_days today);

} // namespace accueil::documents::bcbp

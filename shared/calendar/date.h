// A day on the wall calendar, without a zone: business days, holidays and the columns of the appointment screen.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "shared/core/error.h"

namespace accueil::calendar {

// Days of local time: date + std::chrono::days{1} is the next day whatever daylight saving does.
using Date = std::chrono::local_days;

[[nodiscard]] constexpr Date date(std::chrono::year_month_day ymd) { return Date{ymd}; }

// "2026-12-23" (ISO 8601). parse_date accepts exactly that form, years 1900 to 2999; otherwise InvalidInput.
[[nodiscard]] std::string to_iso(Date day);
[[nodiscard]] core::Result<Date> parse_date(std::string_view text);

} // namespace accueil::calendar

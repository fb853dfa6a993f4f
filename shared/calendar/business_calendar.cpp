#include "shared/calendar/business_calendar.h"

#include <optional>

#include "shared/calendar/holidays.h"

namespace accueil::calendar {
namespace {

std::optional<bool> said_by(const DayOverrides& overrides, Date day) {
    if (overrides.closed.contains(day)) return false;
    if (overrides.opened.contains(day)) return true;
    return std::nullopt;
}

bool by_rule(Date day) {
    const std::chrono::weekday w{day};
    return w != std::chrono::Saturday && w != std::chrono::Sunday && !is_holiday(day);
}

} // namespace

bool BusinessCalendar::is_business_day(Date day, const core::OfficeId& office) const {
    if (const auto own = offices_.find(office); own != offices_.end())
        if (const auto said = said_by(own->second, day)) return *said;
    return said_by(everywhere_, day).value_or(by_rule(day));
}

Date BusinessCalendar::next_business_day(Date day, const core::OfficeId& office) const {
    // Ends: the closed days are a finite list, and beyond them every week has a working day.
    do day += std::chrono::days{1};
    while (!is_business_day(day, office));
    return day;
}

} // namespace accueil::calendar

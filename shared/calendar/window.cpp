#include "shared/calendar/window.h"

#include <algorithm>

#include "shared/calendar/zone.h"

namespace accueil::calendar {

std::optional<int> Window::position(Date day) const {
    const auto found = std::ranges::find(days, day);
    if (found == days.end()) return std::nullopt;
    return static_cast<int>(found - days.begin()) + 1;
}

Window window(Date arrival, const BusinessCalendar& calendar, const core::OfficeId& office) {
    Window result{.arrival = arrival, .days = {}};
    Date day = arrival;
    for (Date& admissible : result.days) admissible = day = calendar.next_business_day(day, office);
    return result;
}

Window window(core::Instant arrival, const BusinessCalendar& calendar, const core::OfficeId& office) {
    return window(local_date(arrival), calendar, office);
}

} // namespace accueil::calendar

// Which days an office works: the scheduler's own calendar where it is known, the rule of holidays.h elsewhere.
//
// A value: copy it, compare it, build a new one when the scheduler's change feed brings another calendar.
#pragma once

#include <map>
#include <set>

#include "shared/calendar/date.h"
#include "shared/core/id.h"

namespace accueil::calendar {

// Days on which the scheduler says otherwise than the rule. A day in both is closed.
struct DayOverrides {
    std::set<Date> closed; // a snowstorm, a training day
    std::set<Date> opened; // a holiday or Saturday on which people are received; it then counts as a business day
    bool operator==(const DayOverrides&) const = default;
};

class BusinessCalendar {
  public:
    // The rule alone: Monday to Friday and not a public-service holiday.
    BusinessCalendar() = default;

    // `everywhere` is for all offices; an office's own days win over it, and both win over the rule.
    explicit BusinessCalendar(DayOverrides everywhere, std::map<core::OfficeId, DayOverrides> offices = {})
        : everywhere_(std::move(everywhere)), offices_(std::move(offices)) {}

    // An empty or unknown office follows the days that hold everywhere.
    [[nodiscard]] bool is_business_day(Date day, const core::OfficeId& office = {}) const;

    // The first business day strictly after `day`.
    [[nodiscard]] Date next_business_day(Date day, const core::OfficeId& office = {}) const;

    bool operator==(const BusinessCalendar&) const = default;

  private:
    DayOverrides everywhere_;
    std::map<core::OfficeId, DayOverrides> offices_;
};

} // namespace accueil::calendar

#include "shared/calendar/window.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace accueil::calendar;
using accueil::core::OfficeId;
using accueil::core::parse_rfc3339;
using namespace std::chrono;

namespace {

std::vector<std::string> dates(const Window& window) {
    std::vector<std::string> list;
    for (const Date day : window.days) list.push_back(to_iso(day));
    return list;
}
using Dates = std::vector<std::string>;

} // namespace

TEST_CASE("who arrives on 23 December 2026 is met by 7 January") {
    const auto w = window(parse_rfc3339("2026-12-23T14:10:00-05:00").value(), BusinessCalendar{});
    CHECK(dates(w) == Dates{"2026-12-29", "2026-12-30", "2027-01-05", "2027-01-06", "2027-01-07"});
    CHECK(w.position(w.last()) == 5);
    CHECK_FALSE(w.contains(date(2026y / December / 28)));
}

TEST_CASE("the day of the arrival is not counted") {
    CHECK(dates(window(date(2026y / March / 2), BusinessCalendar{})) ==
          Dates{"2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-09"});
    const Dates from_monday{"2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"};
    CHECK(dates(window(date(2026y / March / 6), BusinessCalendar{})) == from_monday); // Friday
    CHECK(dates(window(date(2026y / March / 7), BusinessCalendar{})) == from_monday); // Saturday
    CHECK(dates(window(date(2026y / March / 8), BusinessCalendar{})) == from_monday); // Sunday, clocks change
}

TEST_CASE("the date is the one on the wall in Montréal") {
    // Half past eleven in the evening of 2 March here is 3 March in UTC.
    CHECK(window(parse_rfc3339("2026-03-03T04:30:00Z").value(), BusinessCalendar{}).arrival == date(2026y / March / 2));
    CHECK(window(parse_rfc3339("2026-03-03T05:00:00Z").value(), BusinessCalendar{}).arrival == date(2026y / March / 3));
    // In summer midnight comes an hour earlier in UTC.
    CHECK(window(parse_rfc3339("2026-07-03T04:00:00Z").value(), BusinessCalendar{}).arrival == date(2026y / July / 3));
}

TEST_CASE("the Easter weekend is skipped on both sides") {
    CHECK(dates(window(date(2026y / April / 2), BusinessCalendar{})) ==
          Dates{"2026-04-07", "2026-04-08", "2026-04-09", "2026-04-10", "2026-04-13"});
}

TEST_CASE("the scheduler's calendar wins over the rule, and an office's over that of all") {
    const OfficeId storm{"gaspe"}, other{"laval"};
    DayOverrides everywhere{.closed = {date(2026y / March / 4)}, .opened = {}};
    DayOverrides gaspe{.closed = {date(2026y / March / 3)},
                       .opened = {date(2026y / March / 4), date(2026y / March / 7)}};
    const BusinessCalendar calendar{everywhere, {{storm, gaspe}}};
    CHECK(dates(window(date(2026y / March / 2), calendar, storm)) ==
          Dates{"2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07", "2026-03-09"});
    const Dates of_all{"2026-03-03", "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"};
    CHECK(dates(window(date(2026y / March / 2), calendar, other)) == of_all);
    CHECK(dates(window(date(2026y / March / 2), calendar)) == of_all);
}

TEST_CASE("a day in both lists is closed") {
    const Date day = date(2026y / March / 3);
    CHECK_FALSE(BusinessCalendar{DayOverrides{.closed = {day}, .opened = {day}}}.is_business_day(day));
}

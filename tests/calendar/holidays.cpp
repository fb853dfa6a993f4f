#include "shared/calendar/holidays.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace accueil::calendar;
using namespace std::chrono;

namespace {

std::set<std::string> observed(year y) {
    std::set<std::string> days;
    for (const auto& holiday : holidays(y)) days.insert(to_iso(holiday.observed));
    return days;
}

} // namespace

TEST_CASE("the offices are closed on the published days of 2026") {
    CHECK(observed(2026y) == std::set<std::string>{"2026-01-01", "2026-01-02", "2026-04-03", "2026-04-06", "2026-05-18",
                                                   "2026-06-24", "2026-07-01", "2026-09-07", "2026-10-12", "2026-12-24",
                                                   "2026-12-25", "2026-12-28", "2026-12-31"});
}

TEST_CASE("next winter is closed on 24, 25, 28 and 31 December 2026, 1 and 4 January 2027") {
    std::set<std::string> closed;
    for (Date day = date(2026y / December / 20); day <= date(2027y / January / 10); day += days{1})
        if (is_holiday(day)) closed.insert(to_iso(day));
    CHECK(closed ==
          std::set<std::string>{"2026-12-24", "2026-12-25", "2026-12-28", "2026-12-31", "2027-01-01", "2027-01-04"});
}

TEST_CASE("a Christmas on a weekend takes working days without losing one") {
    const auto winter = [](year y) {
        std::set<std::string> closed;
        for (Date day = date(y / December / 20); day <= date((y + years{1}) / January / 10); day += days{1})
            if (is_holiday(day)) closed.insert(to_iso(day).substr(5));
        return closed;
    };
    using Days = std::set<std::string>;
    CHECK(winter(2022y) == Days{"12-23", "12-26", "12-27", "12-30", "01-02", "01-03"}); // 25 December a Sunday
    CHECK(winter(2023y) == Days{"12-22", "12-25", "12-26", "12-29", "01-01", "01-02"}); // 24 December a Sunday
    CHECK(winter(2027y) == Days{"12-24", "12-27", "12-28", "12-31", "01-03", "01-04"}); // 25 December a Saturday
}

TEST_CASE("the summer feasts on a weekend go to the nearest working day") {
    CHECK(is_holiday(date(2023y / June / 23))); // 24 June 2023 is a Saturday
    CHECK(is_holiday(date(2029y / June / 25))); // 24 June 2029 is a Sunday
    CHECK(is_holiday(date(2023y / June / 30))); // 1 July 2023 is a Saturday
    CHECK(is_holiday(date(2029y / July / 2)));  // 1 July 2029 is a Sunday
}

TEST_CASE("Easter is where the almanac has it") {
    const std::pair<year, std::string> almanac[] = {{1961y, "1961-04-02"}, {2000y, "2000-04-23"}, {2008y, "2008-03-23"},
                                                    {2024y, "2024-03-31"}, {2026y, "2026-04-05"}, {2027y, "2027-03-28"},
                                                    {2038y, "2038-04-25"}, {2100y, "2100-03-28"}};
    for (const auto& [y, sunday] : almanac) CHECK(to_iso(easter(y)) == sunday);
}

TEST_CASE("every year has 13 holidays on 13 different working days of that year") {
    for (year y = 1990y; y <= 2120y; ++y) {
        const auto list = holidays(y);
        for (std::size_t i = 0; i < list.size(); ++i) {
            const weekday w{list[i].observed};
            CHECK((w != Saturday && w != Sunday));
            CHECK(year_month_day{list[i].observed}.year() == y);
            if (i > 0) CHECK(list[i - 1].observed < list[i].observed);
        }
    }
}

TEST_CASE("federal days are working days of the public service of Québec") {
    CHECK_FALSE(is_holiday(date(2026y / September / 30)));
    CHECK_FALSE(is_holiday(date(2026y / November / 11)));
    CHECK_FALSE(is_holiday(date(2026y / August / 3)));
}

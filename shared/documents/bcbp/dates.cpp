#include "shared/documents/bcbp/dates.h"

#include "shared/documents/text.h"

namespace accueil::documents::bcbp {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

// Two leap years are at most eight years apart (1896 and 1904, 2096 and 2104).
constexpr int widest_leap_gap = 8;

std::optional<sys_days> day_in(year y, int day_of_year) {
    if (day_of_year < 1 || day_of_year > (y.is_leap() ? 366 : 365)) return std::nullopt;
    return sys_days(y / std::chrono::January / 1) + days(day_of_year - 1);
}

year year_of(sys_days day) { return std::chrono::year_month_day(day).year(); }

} // namespace

std::optional<sys_days> issue_date(std::string_view yddd, sys_days today) {
    if (yddd.size() != 4 || number(yddd) < 0) return std::nullopt;
    const auto latest = today + days(2);
    const int digit = yddd[0] - '0', day = number(yddd.substr(1));
    const int from = static_cast<int>(year_of(latest));
    int y = from - (from % 10 - digit + 10) % 10;
    // Ten years back at a time; a 366th day may need several steps to meet a leap year.
    for (int step = 0; step < 10; ++step, y -= 10) {
        const auto candidate = day_in(year(y), day);
        if (candidate && *candidate <= latest) return candidate;
    }
    return std::nullopt;
}

std::optional<sys_days> first_not_before(int day_of_year, sys_days earliest) {
    const auto from = year_of(earliest);
    for (int step = 0; step <= widest_leap_gap + 1; ++step) {
        const auto candidate = day_in(from + std::chrono::years(step), day_of_year);
        if (candidate && *candidate >= earliest) return candidate;
    }
    return std::nullopt;
}

std::optional<sys_days> nearest(int day_of_year, sys_days today) {
    std::optional<sys_days> best;
    const auto from = year_of(today);
    const int reach = day_of_year == 366 ? widest_leap_gap : 1;
    for (int step = -reach; step <= reach; ++step) { // upwards, so that the past one wins a tie
        const auto candidate = day_in(from + std::chrono::years(step), day_of_year);
        if (candidate && (!best || std::chrono::abs(*candidate - today) < std::chrono::abs(*best - today)))
            best = candidate;
    }
    return best;
}

} // namespace accueil::documents::bcbp

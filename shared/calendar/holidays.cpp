#include "shared/calendar/holidays.h"

#include <algorithm>

namespace accueil::calendar {
namespace {

using namespace std::chrono;

bool weekend(Date day) {
    const weekday w{day};
    return w == Saturday || w == Sunday;
}

Date monday_from(Date day) { return day + (Monday - weekday{day}); }

// The eves: the long weekend is made before it, so that the day itself is not pushed into the working week.
Date moved_back(Date day) { return weekend(day) ? day - (weekday{day} - Friday) : day; }

Date moved_on(Date day) { return weekend(day) ? monday_from(day) : day; }

// 24 June and 1 July go to the nearest working day: Saturday to Friday, Sunday to Monday.
Date moved_nearest(Date day) { return weekday{day} == Saturday ? day - days{1} : moved_on(day); }

// 26 December and 2 January: the next working day that the feast before them has not taken.
Date moved_after(Date day, Date taken) {
    const Date on = moved_on(day);
    return on == taken ? on + days{1} : on;
}

} // namespace

// The anonymous algorithm of 1876 (Meeus, Jones and Butcher), valid for every Gregorian year.
Date easter(year y) {
    const int n = int{y};
    const int a = n % 19, b = n / 100, c = n % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return Date{y / month{static_cast<unsigned>(sum / 31)} / day{static_cast<unsigned>(sum % 31 + 1)}};
}

std::array<Holiday, holidays_of_a_year> holidays(year y) {
    const Date new_year = moved_on(Date{y / January / 1});
    const Date christmas = moved_on(Date{y / December / 25});
    const Date easter_sunday = easter(y);
    std::array<Holiday, holidays_of_a_year> list{{
        {new_year, "Jour de l’An"},
        {moved_after(Date{y / January / 2}, new_year), "Lendemain du jour de l’An"},
        {easter_sunday - days{2}, "Vendredi saint"},
        {easter_sunday + days{1}, "Lundi de Pâques"},
        {monday_from(Date{y / May / 18}), "Journée nationale des patriotes"}, // the Monday before 25 May
        {moved_nearest(Date{y / June / 24}), "Fête nationale"},
        {moved_nearest(Date{y / July / 1}), "Fête du Canada"},
        {Date{y / September / Monday[1]}, "Fête du Travail"},
        {Date{y / October / Monday[2]}, "Action de grâces"},
        {moved_back(Date{y / December / 24}), "Veille de Noël"},
        {christmas, "Fête de Noël"},
        {moved_after(Date{y / December / 26}, christmas), "Lendemain de Noël"},
        {moved_back(Date{y / December / 31}), "Veille du jour de l’An"},
    }};
    std::ranges::sort(list, {}, &Holiday::observed);
    return list;
}

bool is_holiday(Date day) {
    return std::ranges::contains(holidays(year_month_day{day}.year()), day, &Holiday::observed);
}

} // namespace accueil::calendar

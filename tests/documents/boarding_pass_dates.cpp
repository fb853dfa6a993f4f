#include <catch2/catch_test_macros.hpp>

#include "shared/documents/bcbp/dates.h"

using namespace accueil::documents::bcbp;
using namespace std::chrono;
using namespace std::chrono_literals;

TEST_CASE("Without an issue date the nearest day is meant, the past one of two") {
    CHECK(nearest(61, 2026y / March / 2) == sys_days(2026y / March / 2));
    CHECK(nearest(60, 2026y / March / 2) == sys_days(2026y / March / 1));
    CHECK(nearest(365, 2026y / January / 1) == sys_days(2025y / December / 31));
    CHECK(nearest(1, 2025y / December / 31) == sys_days(2026y / January / 1));
    CHECK(nearest(365, 2027y / July / 1) == sys_days(2026y / December / 31));
    CHECK(nearest(365, 2027y / July / 3) == sys_days(2027y / December / 31));
    // 183 days to either side, in a leap year.
    CHECK(nearest(1, 2028y / July / 2) == sys_days(2028y / January / 1));
    CHECK(nearest(1, 2028y / July / 3) == sys_days(2029y / January / 1));
}

TEST_CASE("Day 366 is in leap years only") {
    CHECK(nearest(366, 2026y / March / 2) == sys_days(2024y / December / 31));
    CHECK(nearest(366, 2028y / January / 2) == sys_days(2028y / December / 31));
    CHECK(nearest(366, 2100y / January / 2) == sys_days(2096y / December / 31));
    CHECK(first_not_before(366, 2026y / March / 2) == sys_days(2028y / December / 31));
    CHECK(issue_date("4366", 2026y / March / 2) == sys_days(2024y / December / 31));
    CHECK(issue_date("6366", 2026y / March / 2) == sys_days(2016y / December / 31));
}

TEST_CASE("A pass was issued at the latest the day after tomorrow") {
    CHECK(issue_date("6061", 2026y / March / 2) == sys_days(2026y / March / 2));
    CHECK(issue_date("6063", 2026y / March / 2) == sys_days(2026y / March / 4));
    CHECK(issue_date("6064", 2026y / March / 2) == sys_days(2016y / March / 4));
    CHECK(issue_date("5360", 2026y / March / 2) == sys_days(2025y / December / 26));
    CHECK(issue_date("7001", 2026y / December / 31) == sys_days(2027y / January / 1));
    CHECK(issue_date("9001", 2030y / January / 3) == sys_days(2029y / January / 1));
}

TEST_CASE("What is no day has no date") {
    CHECK_FALSE(nearest(0, 2026y / March / 2));
    CHECK_FALSE(nearest(-1, 2026y / March / 2));
    CHECK_FALSE(nearest(367, 2026y / March / 2));
    CHECK_FALSE(first_not_before(0, 2026y / March / 2));
    CHECK_FALSE(issue_date("", 2026y / March / 2));
    CHECK_FALSE(issue_date("061", 2026y / March / 2));
    CHECK_FALSE(issue_date("6000", 2026y / March / 2));
    CHECK_FALSE(issue_date("6A61", 2026y / March / 2));
}

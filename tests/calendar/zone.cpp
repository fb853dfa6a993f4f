#include "shared/calendar/zone.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil::calendar;
using accueil::core::to_rfc3339;
using namespace std::chrono;

namespace {

std::string instant(const char* local) { return to_rfc3339(instant_of(parse_local_time(local).value())); }

} // namespace

TEST_CASE("a local time is an instant, in winter and in summer") {
    CHECK(instant("2026-12-23T14:10") == "2026-12-23T19:10:00Z");
    CHECK(instant("2026-07-02T14:10:30") == "2026-07-02T18:10:30Z");
}

TEST_CASE("the two odd nights have an answer, that of calendar entries") {
    CHECK(instant("2026-03-08T01:59") == "2026-03-08T06:59:00Z");
    CHECK(instant("2026-03-08T02:30") == "2026-03-08T07:30:00Z"); // skipped: half past three of summer time
    CHECK(instant("2026-03-08T03:30") == "2026-03-08T07:30:00Z");
    CHECK(instant("2026-11-01T01:30") == "2026-11-01T05:30:00Z"); // twice: the first
    CHECK(instant("2026-11-01T02:00") == "2026-11-01T07:00:00Z");
}

TEST_CASE("a day of 23 or 25 hours is one date") {
    const auto at = [](const char* text) { return to_iso(local_date(accueil::core::parse_rfc3339(text).value())); };
    CHECK(at("2026-03-08T05:00:00Z") == "2026-03-08");
    CHECK(at("2026-03-09T03:59:59Z") == "2026-03-08");
    CHECK(at("2026-03-09T04:00:00Z") == "2026-03-09");
    CHECK(at("2026-11-01T04:00:00Z") == "2026-11-01");
    CHECK(at("2026-11-02T04:59:59Z") == "2026-11-01");
}

TEST_CASE("an office can stand in another zone") {
    const auto islands = find_zone("America/Halifax").value(); // Îles-de-la-Madeleine
    CHECK(to_rfc3339(instant_of(parse_local_time("2026-12-23T09:00").value(), islands)) == "2026-12-23T13:00:00Z");
    CHECK(find_zone("America/Nowhere").error().kind == accueil::core::ErrorKind::Configuration);
}

TEST_CASE("what is not a date or a local time is refused") {
    for (const auto* text : {"", "2026-2-03", "2026-02-30", "2026-13-01", "02-03-2026", "2026-02-03 ", "+026-02-03"})
        CHECK_FALSE(parse_date(text).has_value());
    for (const auto* text : {"2026-02-03", "2026-02-03T24:00", "2026-02-03T10:60", "2026-02-03 10:00",
                             "2026-02-03T10:00Z", "2026-02-03T10:00:0", "2026-02-03T1a:00"})
        CHECK_FALSE(parse_local_time(text).has_value());
    CHECK(to_iso(parse_date("2028-02-29").value()) == "2028-02-29");
}

#include "shared/slip/icalendar.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/slip/sample.h"

using namespace accueil;

namespace {

// Lines of the calendar, unfolded (RFC 5545 section 3.1).
std::vector<std::string> lines(const std::string& calendar) {
    std::vector<std::string> out;
    std::size_t from = 0;
    while (from < calendar.size()) {
        const auto end = calendar.find("\r\n", from);
        REQUIRE(end != std::string::npos);
        CHECK(end - from <= 75);
        if (calendar[from] == ' ')
            out.back() += calendar.substr(from + 1, end - from - 1);
        else
            out.push_back(calendar.substr(from, end - from));
        from = end + 2;
    }
    return out;
}

bool holds(const std::vector<std::string>& all, std::string_view line) { return std::ranges::contains(all, line); }

} // namespace

TEST_CASE("the event names the meeting in local time, with the zone in force that day") {
    const auto all = lines(slip::to_icalendar(test::sample_slip("fr"), test::catalogues().of("fr")));
    CHECK(all.front() == "BEGIN:VCALENDAR");
    CHECK(all.back() == "END:VCALENDAR");
    CHECK(holds(all, "UID:01936f3e-7c5a-7d2e-9b11-4f8a2c6d0e35"));
    CHECK(holds(all, "SEQUENCE:0"));
    CHECK(holds(all, "DTSTAMP:20261124T201200Z"));
    CHECK(holds(all, "DTSTART;TZID=America/Toronto:20261201T103000"));
    CHECK(holds(all, "DTEND;TZID=America/Toronto:20261201T113000"));
    CHECK(holds(all, "SUMMARY:Rendez-vous avec un agent d’aide à l’intégration"));
    CHECK(holds(all, "LOCATION:Bureau de Montréal – Centre\\, 800\\, boulevard De Maisonneuve Est\\, bureau 200\\, "
                     "Montréal (Québec)  H2L 4L8"));
    // Eastern Standard Time began on the first Sunday of November, at two in the morning of daylight time.
    CHECK(holds(all, "TZID:America/Toronto"));
    CHECK(holds(all, "BEGIN:STANDARD"));
    CHECK(holds(all, "DTSTART:20261101T020000"));
    CHECK(holds(all, "TZOFFSETFROM:-0400"));
    CHECK(holds(all, "TZOFFSETTO:-0500"));
}

TEST_CASE("in summer the zone is daylight time, and the Îles-de-la-Madeleine have their own") {
    auto summer = test::sample_slip("fr");
    summer.start = core::parse_rfc3339("2026-07-02T13:00:00Z").value();
    const auto montreal = lines(slip::to_icalendar(summer, test::catalogues().of("fr")));
    CHECK(holds(montreal, "BEGIN:DAYLIGHT"));
    CHECK(holds(montreal, "DTSTART:20260308T020000"));
    CHECK(holds(montreal, "DTSTART;TZID=America/Toronto:20260702T090000"));
    summer.zone = "America/Halifax";
    CHECK(holds(lines(slip::to_icalendar(summer, test::catalogues().of("fr"))),
                "DTSTART;TZID=America/Halifax:20260702T100000"));
    summer.zone = "Nowhere/Unknown";
    CHECK(holds(lines(slip::to_icalendar(summer, test::catalogues().of("fr"))), "DTSTART:20260702T130000Z"));
}

TEST_CASE("a reschedule moves the event: the same id, a higher sequence") {
    auto moved = test::sample_slip("en");
    moved.sequence = 2;
    CHECK(holds(lines(slip::to_icalendar(moved, test::catalogues().of("en"))), "SEQUENCE:2"));
}

TEST_CASE("a long line in a script of many bytes is folded between characters") {
    auto slip = test::sample_slip("ar");
    slip.office = "مكتب مونتريال المركزي للاندماج والمرافقة الشخصية للقادمين الجدد إلى كيبيك";
    const auto all = lines(slip::to_icalendar(slip, test::catalogues().of("ar")));
    CHECK(std::ranges::any_of(all, [&](const auto& line) { return line.starts_with("LOCATION:" + slip.office); }));
}

TEST_CASE("a telephone meeting has no place to go to") {
    auto slip = test::sample_slip("fr");
    slip.mode = booking::Mode::Telephone;
    CHECK_FALSE(slip::to_icalendar(slip, test::catalogues().of("fr")).contains("LOCATION"));
}

TEST_CASE("text is escaped as RFC 5545 asks") { CHECK(slip::escaped("a,b;c\\d\ne\r") == "a\\,b\\;c\\\\d\\ne"); }

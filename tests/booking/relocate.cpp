#include <catch2/catch_test_macros.hpp>

#include "tests/booking/sample.h"

using namespace accueil;
using namespace accueil::booking;
using test::at;
using test::slot;

namespace {

std::optional<Slot> moved(const std::vector<Slot>& free, Need need = {}) {
    need.not_before = std::max(need.not_before, test::afternoon());
    return relocate(slot("2026-12-30T10:00:00-05:00"), need, free, test::winter(), calendar::montreal());
}

} // namespace

TEST_CASE("a booking that lost its slot goes to the nearest one of its window") {
    CHECK(
        moved({slot("2026-12-29T10:00:00-05:00"), slot("2026-12-30T13:00:00-05:00"), slot("2027-01-05T09:00:00-05:00")})
            ->start == at("2026-12-30T13:00:00-05:00"));
}

TEST_CASE("of two as near the one with the language is taken, then the earlier") {
    const auto before = slot("2026-12-30T09:00:00-05:00"), after = slot("2026-12-30T11:00:00-05:00", 6, {"fr", "ar"});
    CHECK(moved({before, after}, {.language = "ar"}) == after);
    CHECK(moved({after, before}, {.language = "fr"}) == before);
}

TEST_CASE("no slot outside the window, in the past, too small or elsewhere is taken") {
    auto elsewhere = slot("2026-12-30T10:00:00-05:00");
    elsewhere.office = core::OfficeId{"laval"};
    CHECK_FALSE(
        moved({elsewhere, slot("2027-01-08T10:00:00-05:00"), slot("2026-12-30T10:00:00-05:00", 2)}, {.people = 3}));
    CHECK_FALSE(moved({slot("2026-12-29T10:00:00-05:00")}, {.not_before = at("2026-12-29T10:30:00-05:00")}));
}

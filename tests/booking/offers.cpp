#include <catch2/catch_test_macros.hpp>

#include "tests/booking/sample.h"

using namespace accueil;
using namespace accueil::booking;
using test::slot;

namespace {

OfferQuery query(Wishes wishes = {}) {
    return {.office = core::OfficeId{"montreal"},
            .window = test::winter(),
            .wishes = std::move(wishes),
            .now = test::afternoon(),
            .trust = {.confirmed = true, .skew = {}}};
}

Grant grant(std::uint64_t no, Slot wanted) { return {core::GrantNo{no}, std::move(wanted)}; }

} // namespace

TEST_CASE("all five days are shown, with the earliest time marked") {
    const std::vector grants{grant(2, slot("2027-01-05T09:00:00-05:00")), grant(1, slot("2026-12-30T11:00:00-05:00")),
                             grant(3, slot("2026-12-30T09:30:00-05:00"))};
    const auto result = offers(grants, query());
    CHECK(result.days[0].date == calendar::date(std::chrono::year{2026} / 12 / 29));
    CHECK(result.days[0].times.empty());
    REQUIRE(result.days[1].times.size() == 2);
    CHECK(result.days[1].times[0].grant == core::GrantNo{3});
    CHECK(result.days[1].times[0].earliest);
    CHECK_FALSE(result.days[1].times[1].earliest);
    CHECK(result.days[2].times.size() == 1);
    CHECK(result.earliest == core::GrantNo{3});
}

TEST_CASE("of two grants for one start the one that speaks the language is offered, then the smallest that is enough") {
    const char* nine = "2026-12-29T09:00:00-05:00";
    const std::vector grants{grant(1, slot(nine, 2)), grant(2, slot(nine, 8, {"fr", "ar"})),
                             grant(3, slot(nine, 4, {"fr", "ar"})), grant(4, slot(nine, 4, {"fr", "ar"}))};
    const auto arabic = offers(grants, query({.people = 3, .language = "ar"}));
    REQUIRE(arabic.days[0].times.size() == 1);
    CHECK(arabic.days[0].times[0].grant == core::GrantNo{3});
    CHECK(arabic.days[0].times[0].speaks_language);
    const auto french = offers(grants, query({.people = 1, .language = "fr"}));
    CHECK(french.days[0].times[0].grant == core::GrantNo{1});
    const auto spanish = offers(grants, query({.people = 5, .language = "es"}));
    CHECK(spanish.days[0].times[0].grant == core::GrantNo{2});
    CHECK_FALSE(spanish.days[0].times[0].speaks_language);
}

TEST_CASE("a regional language is served by its language") {
    const std::vector grants{grant(1, slot("2026-12-29T09:00:00-05:00", 6, {"fr", "pt"}))};
    CHECK(offers(grants, query({.language = "pt-BR"})).days[0].times[0].speaks_language);
}

TEST_CASE("other offices and slots that can't be booked are not offered") {
    auto elsewhere = slot("2026-12-29T09:00:00-05:00");
    elsewhere.office = core::OfficeId{"laval"};
    const std::vector grants{grant(1, elsewhere), grant(2, slot("2026-12-29T09:00:00-05:00", 1)),
                             grant(3, slot("2027-01-08T09:00:00-05:00"))};
    const auto result = offers(grants, query({.people = 2}));
    CHECK(result.empty());
    const auto later = later_offers(grants, query({.people = 2}), 5);
    REQUIRE(later.size() == 1);
    CHECK(later[0].grant == core::GrantNo{3});
}

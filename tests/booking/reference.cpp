#include <catch2/catch_test_macros.hpp>
#include <set>

#include "shared/booking/booking.h"
#include "shared/booking/office.h"
#include "shared/core/random.h"

using namespace accueil;

TEST_CASE("a short reference has eight signs that can't be mistaken for one another") {
    core::SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const auto text = booking::short_reference(core::BookingId{core::uuid_v7(random, core::Instant{})});
        REQUIRE(text.size() == 9);
        CHECK(text[4] == '-');
        CHECK(text.find_first_of("ILOUilou") == std::string::npos);
        seen.insert(text);
    }
    CHECK(seen.size() == 200);
    CHECK(booking::short_reference(core::BookingId{"01939f00-0000-7000-8000-0000000000ff"}) == "0000-007Z");
}

TEST_CASE("the seventeen regions stand in their official order") {
    REQUIRE(booking::regions().size() == 17);
    CHECK(booking::regions().front().name == "Bas-Saint-Laurent");
    CHECK(booking::regions()[5].code == core::RegionCode{"06"});
    CHECK(booking::regions().back().name == "Centre-du-Québec");
}

#include "deploy/scheduler/domain/lending.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

using namespace accueil;
using namespace accueil::scheduler;

TEST_CASE("the Poisson quantile agrees with the tables") {
    CHECK(lending::poisson_quantile(0, 0.99) == 0);
    CHECK(lending::poisson_quantile(1, 0.99) == 4);
    CHECK(lending::poisson_quantile(5, 0.99) == 11);
    CHECK(lending::poisson_quantile(10, 0.99) == 18);
    CHECK(lending::poisson_quantile(1000, 0.99) >= 1073);
    CHECK(lending::poisson_quantile(1000, 0.99) <= 1076);
}

TEST_CASE("scarce slots are shared by max-min fairness") {
    SECTION("who wants little gets it, the others share the rest") {
        CHECK(lending::fair_shares(10, {{1, 2}, {1, 8}, {1, 8}}) == std::vector{2, 4, 4});
    }
    SECTION("weights count") { CHECK(lending::fair_shares(9, {{2, 9}, {1, 9}}) == std::vector{6, 3}); }
    SECTION("nobody gets more than wanted") { CHECK(lending::fair_shares(10, {{1, 1}, {5, 2}}) == std::vector{1, 2}); }
    SECTION("nothing for nobody") { CHECK(lending::fair_shares(3, {}).empty()); }
}

TEST_CASE("no more than the caps is lent") {
    const lending::Policy policy;
    const std::vector<lending::Claim> two{{1, 50}, {1, 50}};
    SECTION("a terminal gets a tenth of a large day") {
        CHECK(lending::to_lend({100, 0, 0, 100}, two, 0, policy) == 10);
    }
    SECTION("in a small office the floor holds") {
        CHECK(lending::to_lend({12, 0, 0, 12}, two, 0, policy) == policy.least);
    }
    SECTION("what is held counts") { CHECK(lending::to_lend({100, 0, 7, 93}, two, 0, policy) == 3); }
    SECTION("what others hold counts against the whole") {
        CHECK(lending::to_lend({100, 60, 0, 40}, two, 0, policy) == 0);
    }
    SECTION("never more than is free") { CHECK(lending::to_lend({100, 0, 0, 2}, two, 0, policy) == 2); }
}

TEST_CASE("the slots chosen are spread over the day") {
    std::vector<booking::Slot> free;
    for (int hour = 0; hour < 7; ++hour) {
        booking::Slot slot;
        slot.start = core::Instant{std::chrono::hours{hour}};
        slot.languages = {"fr"};
        free.push_back(slot);
    }
    const auto chosen = lending::choose(free, {free[0].start}, 2);
    REQUIRE(chosen.size() == 2);
    CHECK(chosen[0] == 6);
    CHECK(chosen[1] == 3);
    CHECK(lending::choose(free, {}, 100).size() == free.size());
}

TEST_CASE("grants are asked back only where another terminal is short and nothing is left") {
    const lending::Policy policy;
    const std::vector<lending::Claim> two{{1, 50}, {1, 50}};
    SECTION("a new terminal in an office that is lent whole") {
        CHECK(lending::to_recall({6, 0, 6, 0}, two, {6, 0}, 0, policy) == 3);
        CHECK(lending::to_recall({6, 6, 0, 0}, two, {6, 0}, 1, policy) == 0);
    }
    SECTION("as long as something is free nobody is asked") {
        CHECK(lending::to_recall({6, 0, 3, 3}, two, {3, 0}, 0, policy) == 0);
    }
    SECTION("never below the own share") { CHECK(lending::to_recall({6, 3, 3, 0}, two, {3, 3}, 0, policy) == 0); }
}

TEST_CASE("among agents at one moment the one who serves more people is lent") {
    booking::Slot plain{
        core::SlotId{"a"},        core::OfficeId{"o"}, core::Instant{}, std::chrono::minutes{60}, 3, {"fr"},
        {booking::Mode::InPerson}};
    auto larger = plain, spoken = plain, telephone = plain;
    larger.places = 8;
    spoken.languages = {"fr", "ar"};
    telephone.modes = {booking::Mode::InPerson, booking::Mode::Telephone};
    CHECK(lending::choose({plain, telephone}, {}, 1) == std::vector<std::size_t>{1});
    CHECK(lending::choose({plain, larger, telephone}, {}, 1) == std::vector<std::size_t>{1});
    CHECK(lending::choose({plain, larger, spoken}, {}, 1) == std::vector<std::size_t>{2});
}

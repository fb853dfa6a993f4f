#include "shared/scanning/region.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <cmath>
#include <numbers>

#include "tests/samples/desk.h"
#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::scanning;

TEST_CASE("the direction of the bars is found within two degrees, at every angle") {
    const double angle = GENERATE(range(-90.0, 90.0, 20.0));
    samples::Dice dice(1);
    const auto code = samples::draw(Symbology::Pdf417, "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A0042 100");
    const auto frame = samples::desk({.module = 2.4, .angle = angle}, code, dice);
    const auto regions = propose(measure(frame.view()), 8);
    REQUIRE_FALSE(regions.empty());
    const auto bars = std::ranges::find(regions, Region::Kind::Bars, &Region::kind);
    REQUIRE(bars != regions.end());
    const double found = static_cast<double>(bars->angle) * 180 / std::numbers::pi;
    const double apart = std::fmod(std::fabs(found - angle) + 360, 180);
    CHECK(std::min(apart, 180 - apart) < 2);
    CHECK(std::hypot(bars->centre.x - 640, bars->centre.y - 360) < 80); // print may have grown into it
}

TEST_CASE("an empty desk has no region, however much noise there is") {
    const double noise = GENERATE(0.0, 4.0, 12.0);
    samples::Dice dice(2);
    const auto frame = samples::desk({.noise = noise}, {}, dice, false);
    CHECK(propose(measure(frame.view()), 8).empty());
}

TEST_CASE("a frame smaller than a cell is looked at without harm") {
    for (int side : {1, 2, 7, 9, 10, 11}) {
        const Frame frame(side, side);
        CHECK(propose(measure(frame.view()), 8).empty());
    }
}

TEST_CASE("what moved between two frames is told from noise") {
    samples::Dice dice(3);
    const auto empty = measure(samples::desk({.noise = 6}, {}, dice, false).view());
    const auto again = measure(samples::desk({.noise = 6}, {}, dice, false).view());
    const auto sheet = measure(samples::desk({.noise = 6}, {}, dice).view());
    CHECK(changed(empty, again) < 0.02F);
    CHECK(changed(empty, sheet) > 0.05F);
}

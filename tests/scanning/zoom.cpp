#include "shared/scanning/zoom.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/samples/desk.h"
#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::scanning;

TEST_CASE("a small code is told from the print beside it when looked at enlarged") {
    samples::Dice dice(41);
    const auto code = samples::draw(Symbology::DataMatrix, "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A");
    const auto frame = samples::desk({.width = 640, .height = 480, .module = 1.6}, code, dice);
    const auto within = zoomed(frame.view(), propose(measure(frame.view()), 6), 8);
    const auto apart = [&](const Region& region) { return std::hypot(region.centre.x - 320, region.centre.y - 240); };
    CHECK(std::ranges::any_of(within, [&](const Region& region) { return apart(region) < 12; }));
}

TEST_CASE("an empty desk has nothing to be enlarged") {
    const Frame frame(320, 240);
    CHECK(zoomed(frame.view(), propose(measure(frame.view()), 6), 8).empty());
}

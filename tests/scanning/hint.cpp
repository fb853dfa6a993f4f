#include "shared/scanning/hint.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/samples/desk.h"
#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::scanning;

namespace {

const std::string pass = "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A0042 100";

Hint hint(const samples::DeskScene& scene, const Frame& code, float change = 0, int rounds = 0, bool paper = true) {
    samples::Dice dice(4);
    const auto frame = samples::desk(scene, code, dice, paper);
    const auto texture = measure(frame.view());
    const auto regions = propose(texture, 6);
    return why_not({texture, regions, change, rounds});
}

} // namespace

TEST_CASE("the screen can tell why a document does not read yet") {
    const auto code = samples::draw(Symbology::Pdf417, pass);
    CHECK(hint({.module = 2.5}, code) == Hint::Reading);
    CHECK(hint({.module = 1, .print = false}, code, 0, 3) == Hint::TooFar);
    CHECK(hint({.module = 2.5, .light = 0.2}, code) == Hint::TooDark);
    CHECK(hint({.module = 2.5, .glare = 1}, code) == Hint::Glare);
    CHECK(hint({.module = 2.5}, code, 0.3F) == Hint::HoldStill);
    CHECK(hint({.noise = 3}, {}, 0, 0, false) == Hint::Nothing);
}

TEST_CASE("print without a code is the other side, once everything was tried") {
    CHECK(hint({.module = 2.5}, {}, 0, 4) == Hint::OtherSide);
}

// What a person is told while a paper does not read, from the frames alone.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "shared/scanning/live.h"
#include "tests/samples/drawing.h"
#include "tests/samples/sequence.h"

using namespace accueil;
using namespace accueil::scanning;

namespace {

const std::string pass = "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A0042 100";

// The last hint of so many frames of a paper held still.
Sighting after(const samples::DeskScene& scene, const Frame& code, int frames) {
    samples::Dice dice(61);
    LiveScan live;
    Sighting last;
    for (int i = 0; i < frames; ++i) last = live.next(samples::desk(scene, code, dice).view());
    CHECK(last.codes.empty());
    return last;
}

samples::DeskScene camera(double module) { return {.width = 640, .height = 480, .module = module, .print = false}; }

} // namespace

TEST_CASE("a boarding pass held too far away is asked for closer") {
    auto scene = camera(0.9);
    scene.blur = 1;
    const auto seen = after(scene, samples::draw(Symbology::Pdf417, pass), 12);
    CHECK(seen.hint == Hint::TooFar);
    REQUIRE(seen.outline);
    Point middle;
    for (const auto& corner : *seen.outline) middle.x += corner.x / 4, middle.y += corner.y / 4;
    CHECK(std::hypot(middle.x - 320, middle.y - 240) < 20);
}

TEST_CASE("in the dark light is asked for") {
    auto scene = camera(2.5);
    scene.light = 0.18, scene.blur = 1.9, scene.noise = 3;
    CHECK(after(scene, samples::draw(Symbology::Pdf417, pass), 4).hint == Hint::TooDark);
}

TEST_CASE("a lamp on the paper that stays where it is is told") {
    auto scene = camera(2.5);
    scene.glare = 1, scene.glare_size = 70, scene.light = 0.9;
    CHECK(after(scene, samples::draw(Symbology::Pdf417, pass), 6).hint == Hint::Glare);
}

TEST_CASE("a paper that moves is asked to be held still") {
    samples::Dice dice(62);
    LiveScan live;
    const auto code = samples::draw(Symbology::Pdf417, pass);
    Sighting last;
    for (int i = 0; i < 6; ++i) {
        auto scene = camera(3);
        scene.blur = 4; // moved while the shutter was open
        scene.x = i % 2 == 0 ? 0.4 : 0.6;
        last = live.next(samples::desk(scene, code, dice).view());
    }
    CHECK(last.codes.empty());
    CHECK(last.hint == Hint::HoldStill);
}

TEST_CASE("a page of print is asked to be turned over, after everything was tried") {
    auto scene = camera(2.5);
    scene.print = true;
    samples::Dice dice(63);
    LiveScan live;
    std::vector<Hint> told;
    for (int i = 0; i < 60; ++i) told.push_back(live.next(samples::desk(scene, {}, dice).view()).hint);
    CHECK(told.front() != Hint::OtherSide);
    CHECK(told.back() == Hint::OtherSide);
}

#include "shared/scanning/live.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/samples/desk.h"
#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::scanning;

namespace {

const std::string pass = "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A0042 100";

// Frames until the code is read, or -1.
int frames_until_read(LiveScan& live, samples::DeskScene scene, Symbology symbology, int most) {
    samples::Dice dice(11);
    const auto code = samples::draw(symbology, pass);
    for (int i = 1; i <= most; ++i) {
        const auto frame = samples::desk(scene, code, dice);
        const auto sighting = live.next(frame.view());
        if (sighting.codes.empty()) continue;
        CHECK(core::to_text(sighting.codes.front().payload) == pass);
        CHECK(sighting.outline);
        return i;
    }
    return -1;
}

} // namespace

TEST_CASE("a boarding pass held up is read within half a second of frames") {
    for (const auto symbology : {Symbology::Pdf417, Symbology::Aztec, Symbology::QrCode, Symbology::DataMatrix}) {
        LiveScan live;
        CAPTURE(name(symbology));
        const auto frames = frames_until_read(live, {.module = 2.5, .angle = 17}, symbology, 8);
        CHECK(frames >= 1);
    }
}

TEST_CASE("a code that moves is followed") {
    LiveScan live;
    samples::Dice dice(12);
    const auto code = samples::draw(Symbology::Pdf417, pass);
    int read = 0;
    for (int i = 0; i < 8; ++i) {
        const samples::DeskScene scene{.module = 2.4, .angle = 10.0 + 2 * i, .x = 0.45 + 0.01 * i};
        read += live.next(samples::desk(scene, code, dice).view()).codes.empty() ? 0 : 1;
    }
    CHECK(read >= 6);
}

TEST_CASE("on an empty desk nothing is seen and nothing is said") {
    LiveScan live;
    samples::Dice dice(13);
    for (int i = 0; i < 6; ++i) {
        const auto sighting = live.next(samples::desk({.noise = 6}, {}, dice, false).view());
        CHECK(sighting.codes.empty());
        CHECK(sighting.hint == Hint::Nothing);
        CHECK_FALSE(sighting.outline);
    }
}

TEST_CASE("frames may change their size from one to the next") {
    LiveScan live;
    samples::Dice dice(14);
    for (const auto width : {640, 1280, 64, 8, 1, 640}) {
        const auto frame = samples::desk({.width = width, .height = std::max(1, width / 2)}, {}, dice);
        static_cast<void>(live.next(frame.view()));
    }
    CHECK(live.next({}).codes.empty());
}

#include "shared/scanning/exposure.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>

#include "shared/scanning/live.h"
#include "tests/samples/drawing.h"
#include "tests/samples/sequence.h"

using namespace accueil;
using namespace accueil::scanning;

namespace {

const std::string pass = "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A0042 100";
const samples::DeskScene small{.width = 480, .height = 360, .module = 2.4};

std::optional<Exposure> begun(const Frame& frame) {
    const auto regions = propose(measure(frame.view()), 6);
    return Exposure::begin(frame.view(), regions);
}

} // namespace

TEST_CASE("a frame that moved a little is laid over the first one to a fraction of a pixel") {
    samples::Dice dice(51);
    const auto code = samples::draw(Symbology::QrCode, pass);
    auto exposure = begun(samples::desk(small, code, dice));
    REQUIRE(exposure);
    auto moved = small;
    moved.x += 7.3 / moved.width, moved.y -= 4.6 / moved.height, moved.angle += 0.8;
    const auto first_middle = exposure->in_frame({50, 60});
    REQUIRE(exposure->add(samples::desk(moved, code, dice).view()));
    const auto now = exposure->in_frame({50, 60});
    // The code turns about its own middle.
    const double angle = 0.8 * 3.14159265 / 180, u = static_cast<double>(first_middle.x) - 240,
                 v = static_cast<double>(first_middle.y) - 180;
    CHECK(std::fabs(static_cast<double>(now.x) - (247.3 + u * std::cos(angle) - v * std::sin(angle))) < 0.4);
    CHECK(std::fabs(static_cast<double>(now.y) - (175.4 + u * std::sin(angle) + v * std::cos(angle))) < 0.4);
}

TEST_CASE("another paper, or one far from where it was, is not laid over the first") {
    samples::Dice dice(52);
    auto exposure = begun(samples::desk(small, samples::draw(Symbology::QrCode, pass), dice));
    REQUIRE(exposure);
    auto other = small;
    other.angle = 60;
    CHECK_FALSE(exposure->add(samples::desk(other, samples::draw(Symbology::Pdf417, pass), dice).view()));
    CHECK_FALSE(exposure->add(samples::desk({.width = 480, .height = 360}, {}, dice, false).view()));
    CHECK(exposure->frames() == 1);
}

TEST_CASE("a desk without regions and an area too large are left to single frames") {
    const Frame frame(1920, 1080);
    CHECK_FALSE(Exposure::begin(frame.view(), {}));
    const std::vector regions{Region{.centre = {200, 200}, .width = 80, .height = 80},
                              Region{.centre = {1700, 900}, .width = 80, .height = 80}};
    CHECK_FALSE(Exposure::begin(frame.view(), regions));
}

TEST_CASE("what no single frame shows whole under a lamp is read from several") {
    for (const auto symbology : {Symbology::QrCode, Symbology::DataMatrix, Symbology::Aztec}) {
        CAPTURE(name(symbology));
        samples::HeldUp paper({.width = 480, .height = 360, .module = 2.6, .angle = 5, .light = 0.9},
                              samples::draw(symbology, pass), 53);
        paper.tilt_under_lamp(16);
        LiveScan live;
        int read_at = 0;
        for (int i = 1; i <= 32 && read_at == 0; ++i) {
            const auto sighting = live.next(paper.next().view());
            if (sighting.codes.empty()) continue;
            CHECK(core::to_text(sighting.codes.front().payload) == pass);
            const auto& quad = sighting.codes.front().quad;
            CHECK(std::hypot((quad[0].x + quad[2].x) / 2 - 240, (quad[0].y + quad[2].y) / 2 - 180) < 20);
            read_at = i;
        }
        CHECK(read_at > 0);
    }
}

TEST_CASE("a paper taken away is not read from the frames kept of it") {
    const auto hidden = samples::draw(Symbology::DataMatrix, pass);
    samples::HeldUp paper({.width = 480, .height = 360, .module = 2.6, .light = 0.9}, hidden, 54);
    paper.tilt_under_lamp(16);
    LiveScan live;
    for (int i = 0; i < 5; ++i) REQUIRE(live.next(paper.next().view()).codes.empty());
    // Another one in its place, with nothing on it that reads.
    samples::Dice dice(55);
    for (int i = 0; i < 12; ++i) {
        const samples::DeskScene scene{.width = 480, .height = 360, .module = 2.6, .light = 0.9};
        CHECK(live.next(samples::desk(scene, {}, dice).view()).codes.empty());
    }
}

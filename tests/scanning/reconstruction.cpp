#include "shared/scanning/reconstruction.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>

#include "tests/samples/desk.h"
#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::scanning;

namespace {

const std::string pass = "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A0042 100";

// The true corners of a code in the middle of the frame, each moved by `off` modules one way or the other.
Quad corners(const samples::DeskScene& scene, const Frame& code, double off) {
    const double angle = scene.angle * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    Quad quad;
    for (std::size_t i = 0; i < 4; ++i) {
        const double u = ((i == 1 || i == 2 ? 0.5 : -0.5) * code.width() + (i % 2 == 0 ? off : -off)) * scene.module;
        const double v = ((i >= 2 ? 0.5 : -0.5) * code.height() + (i < 2 ? off : -off)) * scene.module;
        quad[i] = {static_cast<float>(scene.x * scene.width + u * c - v * s),
                   static_cast<float>(scene.y * scene.height + u * s + v * c)};
    }
    return quad;
}

} // namespace

TEST_CASE("a code whose modules run into each other is read from its corners alone") {
    for (const auto symbology : {Symbology::QrCode, Symbology::DataMatrix, Symbology::Aztec})
        for (const double angle : {3.0, 48.0}) {
            CAPTURE(name(symbology), angle);
            samples::Dice dice(31);
            const auto code = samples::draw(symbology, pass);
            const samples::DeskScene scene{.width = 480, .height = 360, .module = 2, .angle = angle, .blur = 1.15};
            const auto frame = samples::desk(scene, code, dice);
            CHECK(decode(frame.view(), {.hard = true}).empty()); // the library alone does not
            const auto read = reconstructed(frame.view(), {symbology, corners(scene, code, 0.4)});
            REQUIRE(read);
            CHECK(core::to_text(read->payload) == pass);
            const auto truth = corners(scene, code, 0);
            // Aztec and QR are turned upright by what they hold, so any corner may come first.
            for (const auto& corner : read->quad) {
                float nearest = 1e9F;
                for (const auto& t : truth) nearest = std::min(nearest, std::hypot(corner.x - t.x, corner.y - t.y));
                CHECK(nearest < 1);
            }
        }
}

TEST_CASE("where no code is nothing is made up") {
    samples::Dice dice(32);
    const auto print = samples::desk({.width = 480, .height = 360, .module = 2}, {}, dice);
    for (const auto symbology : every_symbology)
        for (float at = 60; at < 240; at += 30)
            for (const float side : {30.0F, 60.0F, 90.0F}) {
                const Quad quad{{{at, at}, {at + side, at}, {at + side, at + side}, {at, at + side}}};
                CHECK_FALSE(reconstructed(print.view(), {symbology, quad}));
            }
}

TEST_CASE("corners that are no square, or outside of the frame, do no harm") {
    const Frame frame(64, 64);
    const auto nan = std::nanf("");
    for (const auto& quad : {Quad{}, Quad{{{-90, -90}, {-50, -90}, {-50, -50}, {-90, -50}}},
                             Quad{{{0, 0}, {50, 50}, {50, 0}, {0, 50}}}, Quad{{{nan, 0}, {1, 0}, {1, 1}, {0, 1}}}})
        CHECK_FALSE(reconstructed(frame.view(), {Symbology::QrCode, quad}));
    CHECK_FALSE(reconstructed({}, {Symbology::QrCode, {}}));
}

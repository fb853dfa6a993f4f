#include "shared/scanning/thorough.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <cmath>

#include "tests/samples/desk.h"
#include "tests/samples/documents.h"
#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::scanning;

TEST_CASE("boarding passes and linear codes are read at every angle") {
    const int angle = GENERATE(range(0, 360, 25));
    const auto symbology = GENERATE(Symbology::Pdf417, Symbology::Code128, Symbology::Code39);
    CAPTURE(angle, name(symbology));
    samples::Dice dice(static_cast<unsigned>(angle) + 1);
    const std::string payload =
        symbology == Symbology::Pdf417 ? "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A0042 100" : "W304815926";
    const samples::DeskScene scene{.module = 2.4, .angle = static_cast<double>(angle), .noise = 4};
    const auto frame = samples::desk(scene, samples::draw(symbology, payload), dice);
    const auto sighting = scan_thoroughly(frame.view());
    REQUIRE(sighting.codes.size() == 1);
    CHECK(core::to_text(sighting.codes.front().payload) == payload);
    Point middle;
    for (const auto& corner : sighting.codes.front().quad) middle.x += corner.x / 4, middle.y += corner.y / 4;
    CHECK(std::hypot(middle.x - 640, middle.y - 360) < 60);
}

TEST_CASE("a code white on black is read") {
    for (const auto symbology : {Symbology::QrCode, Symbology::Aztec, Symbology::DataMatrix, Symbology::Pdf417}) {
        CAPTURE(name(symbology));
        samples::Dice dice(8);
        const auto code = samples::draw(symbology, "ACCUEIL 2026 INVERTED");
        const auto frame = samples::desk({.module = 3.5, .angle = 5, .inverted = true, .print = false}, code, dice);
        const auto sighting = scan_thoroughly(frame.view());
        REQUIRE(sighting.codes.size() == 1);
        CHECK(sighting.codes.front().text == "ACCUEIL 2026 INVERTED");
    }
}

TEST_CASE("two codes on one desk are both told") {
    const auto left = samples::enlarged(samples::draw(Symbology::QrCode, "LOYALTY 7730"), 4, 20);
    const auto right = samples::enlarged(samples::draw(Symbology::Aztec, "M1 AZTEC PASS"), 4, 20);
    Frame frame(640, 360);
    std::memset(frame.row(0), 200, 640 * 360);
    for (int y = 0; y < left.height(); ++y)
        std::memcpy(frame.row(60 + y) + 40, left.view().row(y), static_cast<std::size_t>(left.width()));
    for (int y = 0; y < right.height(); ++y)
        std::memcpy(frame.row(90 + y) + 380, right.view().row(y), static_cast<std::size_t>(right.width()));
    CHECK(scan_thoroughly(frame.view()).codes.size() == 2);
}

TEST_CASE("nothing is read where nothing is") {
    samples::Dice dice(9);
    CHECK(scan_thoroughly(samples::desk({}, {}, dice, false).view()).codes.empty());
    CHECK(scan_thoroughly(samples::desk({}, {}, dice).view()).codes.empty());
    CHECK(scan_thoroughly({}).codes.empty());
}

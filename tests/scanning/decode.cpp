#include "shared/scanning/decode.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>

#include "tests/samples/documents.h"
#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::scanning;

TEST_CASE("each sample document is read as it was drawn, and nothing more") {
    const auto day = std::chrono::year{2026} / 11 / 24;
    for (const auto& document : samples::documents(day)) {
        CAPTURE(document.name);
        const auto picture = samples::enlarged(samples::draw(document.symbology, document.payload), 3, 20);
        const auto codes = decode(picture.view(), {.hard = true});
        REQUIRE(codes.size() == 1);
        CHECK(codes.front().symbology == document.symbology);
        CHECK(core::to_text(codes.front().payload) == document.payload);
        CHECK(codes.front().text == document.payload);
        CHECK(codes.front().quad[0].x < codes.front().quad[1].x);
    }
}

TEST_CASE("only the symbologies asked for are looked for") {
    const auto picture = samples::enlarged(samples::draw(Symbology::QrCode, "ACCUEIL"), 4, 20);
    CHECK(decode(picture.view(), {.symbologies = bar_symbologies}).empty());
    CHECK(decode(picture.view(), {.symbologies = matrix_symbologies}).size() == 1);
}

TEST_CASE("a Code 39 too short to be a reference is taken for stripes") {
    const auto picture = samples::enlarged(samples::draw(Symbology::Code39, "A1"), 3, 30);
    CHECK(decode(picture.view(), {.hard = true}).empty());
}

TEST_CASE("no pixels, no codes") {
    CHECK(decode({}, {}).empty());
    const Frame dot(1, 1);
    CHECK(decode(dot.view(), {}).empty());
}

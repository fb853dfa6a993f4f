#include "shared/scanning/function_pattern.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::scanning;

namespace {

// How many modules known beforehand are drawn otherwise.
int contradictions(const Frame& drawn, const std::vector<Known>& pattern) {
    int count = 0;
    for (int y = 0; y < drawn.height(); ++y)
        for (int x = 0; x < drawn.width(); ++x) {
            const auto known = pattern[static_cast<std::size_t>(y * drawn.width() + x)];
            if (known == Known::Open) continue;
            count += (drawn.view().row(y)[x] == 0) != (known == Known::Black) ? 1 : 0;
        }
    return count;
}

} // namespace

TEST_CASE("every code drawn, of every size, has the modules that its symbology says") {
    for (const auto symbology : {Symbology::QrCode, Symbology::DataMatrix, Symbology::Aztec}) {
        std::set<int> met;
        std::string payload;
        for (int length = 1; length < 240; length += 3) {
            payload.resize(static_cast<std::size_t>(length), static_cast<char>('a' + length % 26));
            const auto drawn = samples::draw(symbology, payload);
            if (drawn.width() != drawn.height()) continue; // a rectangular DataMatrix
            const int side = drawn.width();
            const auto known = sides(symbology);
            if (std::ranges::find(known, side) == known.end()) continue;
            CAPTURE(name(symbology), side, length);
            CHECK(contradictions(drawn, function_pattern(symbology, side)) == 0);
            met.insert(side);
        }
        CHECK(met.size() >= 8);
    }
}

TEST_CASE("four quarter turns bring a pattern back") {
    const auto pattern = function_pattern(Symbology::DataMatrix, 26);
    auto now = turned(pattern, 26);
    CHECK(now != pattern);
    for (int i = 0; i < 3; ++i) now = turned(now, 26);
    CHECK(now == pattern);
}

TEST_CASE("bars have no pattern and no sides") {
    CHECK(sides(Symbology::Pdf417).empty());
    for (const auto known : function_pattern(Symbology::Code128, 5)) CHECK(known == Known::Open);
}

#include "shared/scanning/lattice.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "shared/scanning/frame.h"

using namespace accueil;
using namespace accueil::scanning;

TEST_CASE("modules and pixels are the same place in both directions, in perspective") {
    const Lattice lattice{.corners = {{{100, 80}, {190, 95}, {200, 200}, {90, 170}}}, .side = 27};
    const Projection projection(lattice);
    for (const float u : {-1.0F, 0.0F, 13.5F, 27.0F})
        for (const float v : {0.0F, 4.0F, 27.0F}) {
            const auto at = projection.to_frame(u, v);
            const auto back = projection.to_modules(at.x, at.y);
            CHECK(std::fabs(back.x - u) < 0.01F);
            CHECK(std::fabs(back.y - v) < 0.01F);
        }
    const auto corner = projection.to_frame(27, 27);
    CHECK(std::hypot(corner.x - 200, corner.y - 200) < 0.01F);
}

TEST_CASE("the light of one module is shared out among the pixels around, none of it lost") {
    for (const float blur : {0.2F, 0.5F, 0.8F}) {
        const Profile profile(blur);
        float sum = 0;
        for (int i = 0; i < 64; ++i)
            for (const auto weight : profile.at((static_cast<float>(i) + 0.5F) / 64).weights) sum += weight / 64;
        CHECK(std::fabs(sum - 1) < 0.02F);
        CHECK(profile.overlap(0) > profile.overlap(1));
        CHECK(profile.overlap(1) > profile.overlap(2));
    }
}

TEST_CASE("darkness is measured against the paper around the code, however it is lit") {
    Frame frame(120, 120);
    for (int y = 0; y < 120; ++y)
        for (int x = 0; x < 120; ++x) {
            const int paper = 100 + x; // light from the right
            const bool code = x >= 40 && x < 80 && y >= 40 && y < 80;
            frame.row(y)[x] = static_cast<std::uint8_t>(code ? paper / 4 : paper);
        }
    const Lattice lattice{.corners = {{{40, 40}, {80, 40}, {80, 80}, {40, 80}}}, .side = 10};
    const auto seen = darkness(frame.view(), lattice);
    CHECK(std::fabs(seen.density - 16) < 0.5F);
    for (const auto& pixel : seen.pixels) {
        const bool inside = pixel.u > 0 && pixel.u < 10 && pixel.v > 0 && pixel.v < 10;
        CHECK(std::fabs(pixel.dark - (inside ? 0.75F : 0.0F)) < 0.06F);
    }
}

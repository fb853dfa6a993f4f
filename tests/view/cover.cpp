// The camera's picture in the box that it fills.
#include <catch2/catch_test_macros.hpp>

#include <vector>

#include "kiosk/view/cover.h"

using namespace accueil::view;

namespace {

std::vector<std::uint32_t> covered(const Grey& picture, int width, int height) {
    std::vector<std::uint32_t> out(static_cast<std::size_t>(width * height));
    cover(picture, width, height, out.data(), static_cast<std::size_t>(width));
    return out;
}

} // namespace

TEST_CASE("a box of the picture's own size shows its pixels") {
    const std::vector<std::uint8_t> pixels{0, 50, 100, 150, 200, 250};
    CHECK(covered({3, 2, pixels}, 3, 2) ==
          std::vector<std::uint32_t>{0x000000, 0x323232, 0x646464, 0x969696, 0xC8C8C8, 0xFAFAFA});
}

TEST_CASE("a flat picture stays flat, however large") {
    const std::vector<std::uint8_t> pixels(12, 77);
    for (const std::uint32_t pixel : covered({4, 3, pixels}, 37, 90)) CHECK(pixel == 0x4D4D4D);
}

TEST_CASE("what is too wide for the box is cut on both sides alike") {
    const std::vector<std::uint8_t> pixels{10, 20, 20, 10};
    CHECK(covered({4, 1, pixels}, 2, 1) == std::vector<std::uint32_t>{0x141414, 0x141414});
}

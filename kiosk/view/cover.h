// The camera's grey picture, enlarged to the box that it fills on the page: in one pass, since it comes fifteen times a
// second and a renderer without a GPU takes several times as long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace accueil::view {

struct Grey {
    int width = 0, height = 0; // rows without padding
    std::span<const std::uint8_t> pixels;
};

// Fills `out` (width × height, `pitch` words a row) with 0x00LLLLLL; what is wider or higher than the box is cut on
// both sides alike. Lengths must be positive.
void cover(const Grey& picture, int width, int height, std::uint32_t* out, std::size_t pitch);

} // namespace accueil::view

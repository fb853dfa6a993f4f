// A look at luminance that somebody else owns: a camera buffer, a shared mapping, a Frame. Never outlives it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace accueil::scanning {

struct ImageView {
    const std::uint8_t* pixels = nullptr; // 8 bit luminance, 0 = black
    int width = 0;                        // pixels
    int height = 0;
    std::ptrdiff_t stride = 0; // bytes from one row to the next; at least width

    [[nodiscard]] bool empty() const { return pixels == nullptr || width <= 0 || height <= 0; }
    [[nodiscard]] const std::uint8_t* row(int y) const { return pixels + y * stride; }
};

} // namespace accueil::scanning

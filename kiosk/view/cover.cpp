#include "kiosk/view/cover.h"

#include <algorithm>
#include <vector>

namespace accueil::view {

namespace {

// Where a pixel of the box lies between two of the picture: the first, and how much of the second, in 256ths.
struct Between {
    int first, second;
    std::uint32_t part;
};

std::vector<Between> places(int box, int picture, double scale) {
    std::vector<Between> out;
    out.reserve(static_cast<std::size_t>(box));
    const double start = (picture - box / scale) / 2;
    for (int i = 0; i < box; ++i) {
        const double at = std::clamp(start + (i + 0.5) / scale - 0.5, 0.0, picture - 1.0);
        const int first = static_cast<int>(at);
        out.push_back({first, std::min(first + 1, picture - 1), static_cast<std::uint32_t>((at - first) * 256)});
    }
    return out;
}

} // namespace

void cover(const Grey& picture, int width, int height, std::uint32_t* out, std::size_t pitch) {
    const double scale =
        std::max(static_cast<double>(width) / picture.width, static_cast<double>(height) / picture.height);
    const auto across = places(width, picture.width, scale), down = places(height, picture.height, scale);
    // Between two rows first, in the picture's own width, which is the smaller.
    std::vector<std::uint32_t> row(static_cast<std::size_t>(picture.width));
    for (int y = 0; y < height; ++y) {
        const Between& line = down[static_cast<std::size_t>(y)];
        const std::uint8_t* upper = &picture.pixels[static_cast<std::size_t>(line.first) * row.size()];
        const std::uint8_t* lower = &picture.pixels[static_cast<std::size_t>(line.second) * row.size()];
        for (std::size_t x = 0; x < row.size(); ++x) row[x] = upper[x] * (256 - line.part) + lower[x] * line.part;
        std::uint32_t* to = out + static_cast<std::size_t>(y) * pitch;
        for (const Between& column : across) {
            const std::uint32_t sum = row[static_cast<std::size_t>(column.first)] * (256 - column.part) +
                                      row[static_cast<std::size_t>(column.second)] * column.part;
            *to++ = (sum >> 16U) * 0x010101U;
        }
    }
}

} // namespace accueil::view

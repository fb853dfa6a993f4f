// A line of print made level: its ink against the paper around it.
#pragma once

#include <array>
#include <vector>

#include "shared/scanning/image_view.h"
#include "shared/scanning/zone/line.h"

namespace accueil::scanning::zone {

// The pixels of a strip are such that the line is about this high; characters are about as far apart.
inline constexpr float strip_height = 16;
inline constexpr float strip_margin = 2.5F * strip_height; // beyond each end of the line

struct Strip {
    int width = 0, height = 0;   // pixels of the strip
    std::vector<float> ink;      // luminance below the paper's, row by row
    std::vector<float> strength; // of the darkest ink of each column
    std::array<float, 3> bow{};  // the line's middle: row = bow[0] + bow[1] t + bow[2] t², t = column / width
    Point centre;                // of the strip, in the frame
    float angle = 0, step = 1;   // and how it lies there: pixels of the frame for one of the strip

    [[nodiscard]] float middle(float column) const {
        const float t = column / static_cast<float>(width);
        return bow[0] + bow[1] * t + bow[2] * t * t;
    }
    [[nodiscard]] float at(float column, float row) const; // between pixels; no ink beyond the border
    [[nodiscard]] Point in_frame(float column, float row) const;
};

[[nodiscard]] Strip straighten(ImageView frame, const Line& line);

} // namespace accueil::scanning::zone

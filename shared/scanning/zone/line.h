// Long even bands of strokes: where a line of print may lie.
#pragma once

#include <vector>

#include "shared/scanning/code.h"
#include "shared/scanning/image_view.h"

namespace accueil::scanning::zone {

struct Line {
    Point left, right; // the middle of its ends; pixels of the frame
    float height = 0;  // pixels

    [[nodiscard]] float length() const;
    [[nodiscard]] float angle() const; // radians against the rows
};

// Lines up to 21 degrees either way that run along another of about their length, from the top of the frame down; at
// most eight. A frame without long print costs a fraction of a millisecond.
[[nodiscard]] std::vector<Line> find_lines(ImageView frame);

} // namespace accueil::scanning::zone

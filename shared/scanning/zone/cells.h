// Where the characters of a line stand: OCR-B is monospaced, so the gaps between them are as even as perspective lets
// them be.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "shared/scanning/zone/strip.h"

namespace accueil::scanning::zone {

struct Cells {
    int count = 0;
    std::array<float, 3> curve{}; // column of a border: curve[0] + curve[1] t + curve[2] t², t = border / count

    [[nodiscard]] float border(float cell) const {
        const float t = cell / static_cast<float>(count);
        return curve[0] + curve[1] * t + curve[2] * t * t;
    }
    [[nodiscard]] float centre(int cell) const { return border(static_cast<float>(cell) + 0.5F); }
    [[nodiscard]] float width(int cell) const {
        return border(static_cast<float>(cell) + 1) - border(static_cast<float>(cell));
    }
};

// How far apart the characters in the middle of the line are, in columns; nothing when its gaps are not even.
[[nodiscard]] std::optional<float> pitch(const Strip& strip);

// The ways to divide the line into 44, 36 or 30 cells that its gaps allow: none for print of another kind, and more
// than one when something beside the line may be a character of it.
[[nodiscard]] std::vector<Cells> divide(const Strip& strip);

} // namespace accueil::scanning::zone

// What has changed from one frame to the next, as rectangles: only these are painted and brought to the screen.
//
// Pure values, no SDL and no ImGui.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/view/geometry.h"

namespace accueil::view {

// One thing painted: where it can leave ink, and a number that stands for all else (texture, tint, part shown).
struct Drawn {
    Rect rect;
    std::uint64_t look = 0;
    bool operator==(const Drawn&) const = default;
};

// Outside the result both frames show the same pixels, because the same things are painted there in the same order.
// Few rectangles, none overlapping another; empty when the frames are the same.
[[nodiscard]] std::vector<Rect> damage(std::span<const Drawn> before, std::span<const Drawn> now);

// The same area or a little more in few rectangles, none overlapping another.
[[nodiscard]] std::vector<Rect> merged(const std::vector<Rect>& rects);

} // namespace accueil::view

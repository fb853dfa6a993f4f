// Which attempts a live frame is worth: a pure function of what was tried so far and what is in view.
//
// A camera gives the next frame in a thirtieth of a second, so no frame needs everything: each takes the next few
// attempts in turn, within a budget. On a still scene where all was tried it rests, and looks again now and then.
#pragma once

#include <span>
#include <vector>

#include "shared/scanning/region.h"

namespace accueil::scanning {

struct Progress {
    std::size_t turn = 0; // attempts taken on this scene
    int rounds = 0;       // how often all of them were
    int resting = 0;      // frames since the last attempt
};

struct Step {
    std::size_t region = 0;  // index in the regions proposed
    std::size_t attempt = 0; // index in attempts(kind)
};

struct Plan {
    std::vector<Step> steps;
    bool whole_frame = false; // also the whole frame at half its size, quickly
    Progress after;
};

// `change`: share of the cells that moved since the frame before. `budget`: pixels the decoder may look at.
[[nodiscard]] Plan plan(const Progress& before, std::span<const Region> regions, float change, float budget);

} // namespace accueil::scanning

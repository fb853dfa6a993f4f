// Why a document in view does not read yet, in the few words a person can act on.
#pragma once

#include <span>
#include <string_view>

#include "shared/scanning/region.h"
#include "shared/scanning/texture.h"

namespace accueil::scanning {

enum class Hint : std::uint8_t {
    Nothing,   // no document in view
    Reading,   // a code is in view and being worked on
    TooFar,    // the code is there, its bars are too small: come closer
    TooDark,   // not enough light on the paper
    Glare,     // a lamp or a glossy surface hides a part: tilt it
    HoldStill, // the picture moves
    OtherSide, // paper without any code: turn it over
};

[[nodiscard]] std::string_view name(Hint hint); // "too-far", for logs and tests

// What is known about a frame in which nothing was read.
struct Circumstances {
    const Texture& texture;
    std::span<const Region> regions;
    float change = 0; // share of cells that moved since the frame before
    int rounds = 0;   // how often everything was tried on this scene
};

[[nodiscard]] Hint why_not(const Circumstances& seen);

} // namespace accueil::scanning

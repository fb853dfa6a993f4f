// Where in a frame a code may lie, and how it is turned.
#pragma once

#include <vector>

#include "shared/scanning/code.h"
#include "shared/scanning/texture.h"

namespace accueil::scanning {

struct Region {
    enum class Kind : std::uint8_t {
        Bars,   // edges in one direction: PDF417 and linear codes; the box is turned with them
        Matrix, // edges in several: Aztec, QR, DataMatrix, but also print; the box is upright
    };
    Kind kind = Kind::Matrix;
    Point centre;
    float angle = 0;     // radians; of the box's width against the rows of the frame
    float width = 0;     // pixels; across the bars
    float height = 0;    // pixels
    float grid = 0;      // radians, -45 to 45 degrees; how a Matrix is turned, as far as its edges tell
    float coherence = 0; // of all its edges together: 0 in every direction, 1 in one
    float score = 0;     // the best first
};

// The box's corners as a reader of the region sees them.
[[nodiscard]] Quad corners(const Region& region);

// A group of bars, or a dense block about as high as wide: print has neither.
[[nodiscard]] bool looks_like_code(const Region& region);

// The most promising regions of a frame, best first, at most `most`.
[[nodiscard]] std::vector<Region> propose(const Texture& texture, std::size_t most);

} // namespace accueil::scanning

// Undoes the blur of a lens out of focus, as far as the noise lets it: for modules of one to two pixels.
#pragma once

#include "shared/scanning/frame.h"

namespace accueil::scanning {

struct Blur {
    float across = 0;   // deviation of the Gaussian in pixels, along the rows; 0: none
    float down = 0;     // along the columns
    int iterations = 8; // more: sharper, and more of the noise
};

// Landweber's iteration, held between black and white: what can't be is not restored.
[[nodiscard]] Frame restored(const Frame& blurred, const Blur& blur);

} // namespace accueil::scanning

// The modules that every code of a symbology and size has: finders, borders, timing. They say how a grid lies before
// anything of its content is known.
#pragma once

#include "shared/scanning/modules.h"

namespace accueil::scanning {

// Sides in modules that a symbology has, the small ones first; only as large as anything on paper is.
[[nodiscard]] std::span<const int> sides(Symbology symbology);

// Row by row, side × side. Aztec: without its corners, which tell how it is turned. Bars: nothing is known.
[[nodiscard]] std::vector<Known> function_pattern(Symbology symbology, int side);

// A quarter turn to the right.
[[nodiscard]] std::vector<Known> turned(const std::vector<Known>& pattern, int side);

} // namespace accueil::scanning

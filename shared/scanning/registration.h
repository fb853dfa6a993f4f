// Moves a lattice until its modules explain the pixels as well as they can.
#pragma once

#include <optional>

#include "shared/scanning/modules.h"

namespace accueil::scanning {

struct Registered {
    Lattice lattice;
    Modules modules;
    std::vector<Known> pattern;
};

// The size, and the quarter turn of the corners, at which the function patterns of the symbology fit the pixels best.
// The corners may be off by a module. Nothing when none fits.
[[nodiscard]] std::optional<Registered> best_size(ImageView frame, Symbology symbology, const Quad& corners);

// Corners and blur by Gauss and Newton's method, the modules estimated anew at each step.
[[nodiscard]] Registered registered(ImageView frame, Registered start, int steps);

} // namespace accueil::scanning

// The modules of a lattice, black or white, as they explain its pixels best.
#pragma once

#include <span>

#include "shared/scanning/frame.h"
#include "shared/scanning/lattice.h"

namespace accueil::scanning {

// What a symbology says of a module beforehand (function_pattern.h).
enum class Known : std::uint8_t { White, Black, Open };

struct Modules {
    int side = 0;
    std::vector<float> black; // row by row; 1 black, 0 white
    float contrast = 0;       // of ink against paper, 0 … 1
    float unexplained = 0;    // mean square of the darkness that the modules do not explain
};

// `known`: side × side. With `settled` each module is black or white at the end, else between them where it is not
// sure.
[[nodiscard]] Modules estimate(const Darkness& seen, const Profile& profile, int side, std::span<const Known> known,
                               bool settled);

// How well the known modules alone fit, every open one taken as half black.
[[nodiscard]] Modules pattern_fit(const Darkness& seen, const Profile& profile, int side, std::span<const Known> known);

// Drawn again without blur and noise, with a quiet zone: what the decoder reads best.
[[nodiscard]] Frame redrawn(const Modules& modules);

} // namespace accueil::scanning

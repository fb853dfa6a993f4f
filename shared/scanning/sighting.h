// What one frame gave.
#pragma once

#include <optional>
#include <vector>

#include "shared/scanning/code.h"
#include "shared/scanning/hint.h"

namespace accueil::scanning {

struct Sighting {
    std::vector<Code> codes;
    Hint hint = Hint::Nothing;
    std::optional<Quad> outline; // where a code lies that may not be read yet; pixels of the frame
};

} // namespace accueil::scanning

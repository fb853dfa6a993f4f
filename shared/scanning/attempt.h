// The ways in which a region is tried, cheap ones first: a table, so that the live budget can take one after the other.
#pragma once

#include <span>

#include "shared/scanning/decode.h"
#include "shared/scanning/treatment.h"

namespace accueil::scanning {

struct Attempt {
    Treatment treatment;
    Symbologies symbologies;
    Binarizer binarizer = Binarizer::Local;
    bool reconstruct = false; // what is found and not read: module by module (reconstruction.h)
};

[[nodiscard]] std::span<const Attempt> attempts(Region::Kind kind);

// Roughly what it costs: pixels that the decoder will look at.
[[nodiscard]] float cost(const Region& region, const Attempt& attempt);

// Codes found, their corners in the frame.
[[nodiscard]] std::vector<Code> perform(ImageView frame, const Region& region, const Attempt& attempt);

} // namespace accueil::scanning

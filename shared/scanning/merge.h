// Codes of several attempts at one frame, each of them once.
#pragma once

#include <vector>

#include "shared/scanning/code.h"
#include "shared/scanning/region.h"

namespace accueil::scanning {

void merge(std::vector<Code>& codes, std::vector<Code> found);

// Whether the middle of a code already read lies in the region: then the region has given what it holds.
[[nodiscard]] bool covered(const std::vector<Code>& codes, const Region& region);

} // namespace accueil::scanning

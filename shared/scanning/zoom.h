// Regions within small regions: a code whose modules are so small that the texture map took it and the print beside it
// for one.
#pragma once

#include <span>

#include "shared/scanning/image_view.h"
#include "shared/scanning/region.h"

namespace accueil::scanning {

// At most `most`, those of the first regions first. Large regions are passed over.
[[nodiscard]] std::vector<Region> zoomed(ImageView frame, std::span<const Region> regions, std::size_t most);

} // namespace accueil::scanning

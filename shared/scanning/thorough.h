// A picture of its own: everything is tried, cheap things first, until something is read.
#pragma once

#include "shared/scanning/image_view.h"
#include "shared/scanning/sighting.h"

namespace accueil::scanning {

[[nodiscard]] Sighting scan_thoroughly(ImageView picture);

} // namespace accueil::scanning

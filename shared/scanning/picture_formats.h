// Within this folder only: one reader a file format, behind read_picture().
#pragma once

#include "shared/scanning/picture.h"

namespace accueil::scanning {

// Refused when outside of the bounds of picture.h, InvalidInput when there is nothing to see.
[[nodiscard]] core::Result<void> check_size(std::int64_t width, std::int64_t height);

[[nodiscard]] core::Result<Frame> read_png(core::BytesView bytes);
[[nodiscard]] core::Result<Frame> read_webp(core::BytesView bytes);

} // namespace accueil::scanning

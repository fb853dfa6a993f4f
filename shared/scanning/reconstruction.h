// Reads a matrix code that was found but not read: its modules estimated through the blur, drawn again, decoded.
#pragma once

#include <optional>

#include "shared/scanning/decode.h"

namespace accueil::scanning {

// `glimpse`: in pixels of the frame, its corners off by a module at most. About ten milliseconds. What the error
// correction of the code does not prove is not returned.
[[nodiscard]] std::optional<Code> reconstructed(ImageView frame, const Glimpse& glimpse);

} // namespace accueil::scanning

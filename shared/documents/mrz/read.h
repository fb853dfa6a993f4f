// Text of a machine-readable zone → Mrz.
#pragma once

#include <string_view>

#include "shared/core/error.h"
#include "shared/documents/mrz/mrz.h"

namespace accueil::documents::mrz {

// Wrong check digits and impossible dates are told in the value, not refused: the person at the desk is still there.
// Error: InvalidInput when the lines fit none of the five formats.
[[nodiscard]] core::Result<Mrz> read(std::string_view text);

} // namespace accueil::documents::mrz

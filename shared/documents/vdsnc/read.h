// JSON text of a VDS-NC → VdsNc, its signature checked.
#pragma once

#include <span>
#include <string_view>

#include "shared/core/error.h"
#include "shared/documents/trust.h"
#include "shared/documents/vdsnc/vds_nc.h"

namespace accueil::documents::vdsnc {

// Cheap: an object that names the parts of a VDS-NC somewhere.
[[nodiscard]] bool looks_like(std::string_view text);

// A wrong signature is told in the value. Error: InvalidInput when the JSON is damaged or a part is missing.
[[nodiscard]] core::Result<VdsNc> read(std::string_view text, std::span<const Certificate> trust);

} // namespace accueil::documents::vdsnc

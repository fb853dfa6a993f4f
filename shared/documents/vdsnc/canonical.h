// JSON in the canonical form that is signed (RFC 8785).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "shared/core/error.h"

namespace accueil::documents::vdsnc {

// Error: InvalidInput when it is nested deeper than any certificate, or holds a number that JSON can't.
[[nodiscard]] core::Result<std::string> canonical(const nlohmann::json& value);

} // namespace accueil::documents::vdsnc

// The one way from a foreign text to JSON, for those who must look at it before it is one of the messages.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "shared/core/error.h"

namespace accueil::wire {

// InvalidInput for what is no JSON, or nested deeper than core::deepest_json.
[[nodiscard]] core::Result<nlohmann::json> parse(std::string_view text);

} // namespace accueil::wire

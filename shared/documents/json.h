// Documents as JSON, in the form that `accueilctl document parse` promises: what is blank or not there is left out,
// texts are trimmed, dates are ISO 8601. A staff badge shows nothing but its kind.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "shared/core/error.h"
#include "shared/documents/document.h"

namespace accueil::documents {

[[nodiscard]] nlohmann::ordered_json to_json(const Document& document);

// {"error": {"kind": …, "detail": …}}
[[nodiscard]] nlohmann::ordered_json to_json(const core::Error& error);

[[nodiscard]] nlohmann::ordered_json to_json(const core::Result<Document>& result);

} // namespace accueil::documents

// BCBP record → BoardingPass.
#pragma once

#include <chrono>
#include <string_view>

#include "shared/core/error.h"
#include "shared/documents/bcbp/boarding_pass.h"

namespace accueil::documents::bcbp {

// `record` is free of what the transport added. Departures from the resolution that real passes show are tolerated
// (see structure.cpp); what is not there is empty. `today` is the date at the desk, it fixes the years.
// Error: InvalidInput, when this is no boarding pass or an announced leg is missing.
[[nodiscard]] core::Result<BoardingPass> read(std::string_view record, std::chrono::sys_days today);

} // namespace accueil::documents::bcbp

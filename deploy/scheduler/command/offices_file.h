// Offices, agents and opening hours as a TOML file: what an instance starts with. Read as strictly as a configuration.
#pragma once

#include <filesystem>
#include <vector>

#include "deploy/scheduler/domain/offices.h"

namespace accueil::scheduler {

// Error: Configuration, with every problem of the file and its line.
[[nodiscard]] core::Result<std::vector<OfficePlan>> load_offices(const std::filesystem::path& file);

} // namespace accueil::scheduler

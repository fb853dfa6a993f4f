// Sheets of print as the camera sees them, with a code that is there and can't be read.
#pragma once

#include <filesystem>

namespace accueil::bench {

// Two PNG of 1280 × 720.
void write_sheets(const std::filesystem::path& folder);

} // namespace accueil::bench

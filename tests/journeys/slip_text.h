// What stands on a printed page, read back from the PDF itself by poppler's tools.
#pragma once

#include <filesystem>
#include <string>

#include "shared/core/error.h"

namespace accueil::journeys {

[[nodiscard]] core::Result<std::string> text_of_page(const std::filesystem::path& pdf);
// A PNG of the first page beside the PDF, at the resolution of a camera that looks at a slip held up to it.
[[nodiscard]] core::Result<std::filesystem::path> picture_of_page(const std::filesystem::path& pdf);

}  // namespace accueil::journeys

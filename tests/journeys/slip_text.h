// What stands on a printed page, read back from the PDF itself by poppler's tools.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/error.h"

namespace accueil::journeys {

[[nodiscard]] core::Result<std::string> text_of_page(const std::filesystem::path& pdf);
// Pictures as a camera of 1280 × 720 gets them when a slip is moved over the reading place: parts of the first page,
// top to bottom, beside the PDF.
[[nodiscard]] core::Result<std::vector<std::filesystem::path>> pictures_of_page(const std::filesystem::path& pdf);

} // namespace accueil::journeys

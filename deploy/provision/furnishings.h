// What the face of the kiosk needs beside the program: fonts and catalogues of the languages that are enabled.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "deploy/provision/checks.h"

namespace accueil::provision {

// `share` is the folder of installed files. Each enabled language has its catalogue, and its first fonts are there.
[[nodiscard]] std::vector<Check> check_languages(const std::vector<std::string>& enabled,
                                                 const std::filesystem::path& share);

} // namespace accueil::provision

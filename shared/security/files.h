// Files that must be whole and private: keys, certificates, tokens.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/error.h"

namespace accueil::security {

// Written beside, synced, then renamed: readers see the old file or the new one. Mode 0600.
[[nodiscard]] core::Result<void> write_private(const std::string& path, std::string_view content);
// NotFound, or Refused when the group or others may read it.
[[nodiscard]] core::Result<std::string> read_private(const std::string& path);
// Any readable file of at most 1 MiB.
[[nodiscard]] core::Result<std::string> read_file(const std::string& path);

} // namespace accueil::security

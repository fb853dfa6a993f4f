// Where a test, a bench or a proof keeps its files: a new folder of its own, under a name that nothing else has.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace accueil::temporary {

// The caller removes it. `purpose` begins its name, so that one that was left behind says whose it is.
inline std::filesystem::path new_folder(const std::string& purpose) {
    // mkdtemp(3) puts its own letters in the place of the last six.
    std::string name =
        (std::filesystem::temp_directory_path() / ("accueil-" + purpose + "-" + std::string(6, 'X'))).string();
    return ::mkdtemp(name.data());
}

} // namespace accueil::temporary

#include "shared/core/places.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace accueil::core {

namespace fs = std::filesystem;

fs::path program_folder() {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path("/usr/bin") : self.parent_path();
}

fs::path share_folder() {
    if (const char* chosen = std::getenv("ACCUEIL_SHARE"); chosen != nullptr && *chosen != '\0') return chosen;
    return (program_folder() / "../share/accueil").lexically_normal();
}

fs::path program(std::string_view name) {
    const fs::path here = program_folder();
    for (const char* folder : {".", "../libexec/accueil", "../bin"}) {
        const fs::path candidate = (here / folder / name).lexically_normal();
        std::error_code error;
        if (fs::is_regular_file(candidate, error)) return candidate;
    }
    return here / name;
}

} // namespace accueil::core

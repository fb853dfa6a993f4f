// The source tree as text, for tests of how the house is built.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace accueil::structure {

struct Source {
    std::string path; // from the top: "shared/core/error.h"
    std::string text;

    // The first two names of the path, which is what the rules speak of: "shared/core", "deploy/scheduler".
    [[nodiscard]] std::string folder() const;
    // What stands between the quotes or brackets of its #include lines.
    [[nodiscard]] std::vector<std::string> includes() const;
    [[nodiscard]] std::size_t lines() const;
};

[[nodiscard]] std::string folder_of(const std::string& path);

// Every .h and .cpp of our folders, in order of path.
[[nodiscard]] const std::vector<Source>& sources();

[[nodiscard]] std::string text_of(const std::string& path);

} // namespace accueil::structure

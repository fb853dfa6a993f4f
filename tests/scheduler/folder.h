// A folder that is gone when the test is.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/core/folder.h"

namespace accueil::scheduler::test {

class Folder {
  public:
    Folder() { path = accueil::temporary::new_folder("scheduler"); }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const { return (path / name).string(); }

    std::filesystem::path path;
};

} // namespace accueil::scheduler::test

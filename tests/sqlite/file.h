#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "shared/sqlite/database.h"
#include "tests/core/folder.h"

namespace accueil::test {

// A database file in a folder that ends with the test.
struct File {
    std::string folder = make();
    std::string path = folder + "/test.db";

    File() = default;
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { std::filesystem::remove_all(folder); }
    [[nodiscard]] sqlite::Database open(sqlite::OpenOptions options = {}) const {
        return sqlite::Database::open(path, options).value();
    }

  private:
    static std::string make() { return accueil::temporary::new_folder("sqlite").string(); }
};

} // namespace accueil::test

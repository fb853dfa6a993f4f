#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "shared/sqlite/database.h"

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
    static std::string make() {
        std::string name = (std::filesystem::temp_directory_path() / "accueil-sqlite-XXXXXX").string();
        return ::mkdtemp(name.data());
    }
};

} // namespace accueil::test

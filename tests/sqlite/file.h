#pragma once

#include <string>

#include "shared/sqlite/database.h"
#include "tests/core/folder.h"

namespace accueil::test {

// A database file in a folder that ends with the test.
struct File {
    temporary::Folder folder{"sqlite"};
    std::string path = folder.file("test.db");

    [[nodiscard]] sqlite::Database open(sqlite::OpenOptions options = {}) const {
        return sqlite::Database::open(path, options).value();
    }
};

} // namespace accueil::test

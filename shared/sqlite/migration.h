// Numbered migrations: how a file written by an earlier version becomes one of this version, and only forward.
#pragma once

#include <span>

#include "shared/sqlite/database.h"

namespace accueil::sqlite {

struct Migration {
    int number; // 1, 2, 3 … without a gap
    std::string_view sql;
};

// Brings the file to the last number, each step in a transaction of its own (PRAGMA user_version). `application` marks
// the kind of file (PRAGMA application_id): Configuration when the file is of another kind, Unsupported when it was
// written by a later version.
[[nodiscard]] core::Result<void> migrate(Database& database, std::int32_t application,
                                         std::span<const Migration> migrations);

// The number of the last migration the file went through; 0 = a new file.
[[nodiscard]] core::Result<int> version(Database& database);

} // namespace accueil::sqlite

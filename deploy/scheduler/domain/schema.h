// The scheduler's tables. Instants are milliseconds since 1970 UTC, days are days since 1970, lists are words
// separated by blanks.
#pragma once

#include <filesystem>

#include "shared/core/error.h"
#include "shared/sqlite/database.h"

namespace accueil::scheduler {

// Opens (or makes) the database and brings it to the present migration. Errors as those of sqlite::Database.
[[nodiscard]] core::Result<sqlite::Database> open_database(const std::filesystem::path& file,
                                                           const sqlite::OpenOptions& options = {});

} // namespace accueil::scheduler

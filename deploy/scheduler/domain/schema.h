// The scheduler's tables. Instants are milliseconds since 1970 UTC, days are days since 1970, lists are words
// separated by blanks. A step that was once released is never changed.
#pragma once

#include <filesystem>
#include <span>

#include "shared/core/error.h"
#include "shared/sqlite/database.h"
#include "shared/sqlite/migration.h"

namespace accueil::scheduler {

inline constexpr std::int32_t application_id = 0x41636353; // "AccS"

[[nodiscard]] std::span<const sqlite::Migration> migrations();

// Opens (or makes) the database and brings it to the present migration. Errors as those of sqlite::Database.
[[nodiscard]] core::Result<sqlite::Database> open_database(const std::filesystem::path& file,
                                                           const sqlite::OpenOptions& options = {});

// Whether nothing has ever been committed to it.
[[nodiscard]] core::Result<bool> is_fresh(sqlite::Database& database);

} // namespace accueil::scheduler

// A file as an earlier version left it behind: the tables of its time, and in them what of a present file they have a
// place for. So each step of a store's migrations is walked with a day's real business, and a new step is in the test
// by being there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "shared/sqlite/database.h"
#include "shared/sqlite/migration.h"

namespace accueil::test {

inline std::vector<std::string> texts(sqlite::Database& database, const std::string& sql) {
    std::vector<std::string> all;
    database.each(sql, [&](const sqlite::Row& row) { all.push_back(row.text(0)); }).value();
    return all;
}

// Takes the place of the file, which nobody may have open. `known` are the migrations of that time.
inline void put_back_to(const std::filesystem::path& file, std::int32_t application,
                        std::span<const sqlite::Migration> known) {
    const auto present = file.string() + ".present";
    {
        // The last of its connections folds the log into the file.
        auto closing = sqlite::Database::open(file.string()).value();
        closing.script("PRAGMA wal_checkpoint(TRUNCATE)").value();
    }
    std::filesystem::rename(file, present);
    auto earlier = sqlite::Database::open(file.string()).value();
    sqlite::migrate(earlier, application, known).value();
    earlier.run("ATTACH DATABASE ?1 AS present", present).value();
    const std::string tables = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                               "AND name IN (SELECT name FROM present.sqlite_schema)";
    for (const auto& table : texts(earlier, tables)) {
        std::string columns;
        for (const auto& column : texts(earlier, "SELECT name FROM pragma_table_info('" + table +
                                                     "', 'main') WHERE name IN (SELECT name FROM pragma_table_info('" +
                                                     table + "', 'present'))"))
            columns += (columns.empty() ? "" : ", ") + column;
        earlier.run("DELETE FROM main." + table).value();
        earlier.run("INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM present." + table)
            .value();
    }
}

} // namespace accueil::test

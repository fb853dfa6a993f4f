// What stands behind a Database. Private to this folder.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/sqlite/database.h"

namespace accueil::sqlite {

// With another connection's write.
struct Patience {
    std::chrono::milliseconds limit{};
    std::chrono::steady_clock::time_point since{}; // of the wait under way
};

struct Database::Connection {
    sqlite3* handle = nullptr;
    // Idle prepared statements by their text. A statement in use is taken out, so nested use gets another one.
    std::unordered_multimap<std::string, sqlite3_stmt*> idle;
    Patience patience;

    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() {
        for (const auto& [sql, statement] : idle) sqlite3_finalize(statement);
        sqlite3_close_v2(handle);
    }
};

} // namespace accueil::sqlite

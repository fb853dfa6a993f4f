#include "shared/sqlite/transaction.h"

#include <sqlite3.h>

namespace accueil::sqlite {

Transaction::Transaction(Database& database, Kind kind) : Statements(database) {
    run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
    open_ = ok();
}

Transaction::~Transaction() {
    // SQLite itself rolls back after some errors (disk full, I/O); then there is nothing left to end.
    if (open_ && sqlite3_get_autocommit(database().handle()) == 0) (void)database().run("ROLLBACK");
}

core::Result<void> Transaction::commit() {
    run("COMMIT");
    if (!ok()) return std::unexpected(*error());
    open_ = false;
    return {};
}

} // namespace accueil::sqlite

#include "shared/sqlite/transaction.h"

#include <sqlite3.h>

namespace accueil::sqlite {

Transaction::Transaction(Database& database, Kind kind) : database_(database) {
    auto begun = database_.run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
    if (begun)
        open_ = true;
    else
        error_ = std::move(begun.error());
}

Transaction::~Transaction() {
    // SQLite itself rolls back after some errors (disk full, I/O); then there is nothing left to end.
    if (open_ && sqlite3_get_autocommit(database_.handle()) == 0) (void)database_.run("ROLLBACK");
}

core::Result<void> Transaction::commit() {
    if (!error_) {
        auto done = database_.run("COMMIT");
        if (done) {
            open_ = false;
            return {};
        }
        error_ = std::move(done.error());
    }
    return std::unexpected(*error_);
}

} // namespace accueil::sqlite

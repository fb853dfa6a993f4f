#include "shared/sqlite/database.h"

#include <cerrno>
#include <thread>

#include "shared/sqlite/connection.h"

namespace accueil::sqlite {

namespace {

// Readers never wait for writers in WAL mode; FULL syncs the log at each commit. Foreign keys are checked, and a
// hostile or damaged schema can't call functions of the program.
constexpr std::string_view settings_always = "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;";
constexpr std::string_view settings_write =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=1000;";

core::ErrorKind kind_of(int code) {
    switch (code & 0xFF) {
    case SQLITE_FULL: return core::ErrorKind::Full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return core::ErrorKind::Corrupt;
    case SQLITE_CONSTRAINT: return core::ErrorKind::Conflict;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR: return core::ErrorKind::Unavailable;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH: return core::ErrorKind::Configuration;
    default: return core::ErrorKind::Internal;
    }
}

// SQLite's own handler comes to ask every tenth of a second only. Beside a writer that commits without a pause the lock
// is free for some microseconds between two commits, so whoever asks so rarely may ask in vain until its patience ends:
// it is asked for every millisecond.
int wait_for_lock(void* of, int asked) {
    auto& patience = *static_cast<Patience*>(of);
    const auto now = std::chrono::steady_clock::now();
    if (asked == 0) patience.since = now;
    if (now - patience.since >= patience.limit) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
    return 1;
}

} // namespace

core::Error error_of(int code, std::string_view what) {
    auto kind = kind_of(code);
    // Some file systems tell of a full disk only when the log is synced, as an I/O error.
    if ((code & 0xFF) == SQLITE_IOERR && (errno == ENOSPC || errno == EDQUOT)) kind = core::ErrorKind::Full;
    return {kind, "sqlite: " + std::string(what) + ": " + sqlite3_errstr(code)};
}

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

core::Result<Database> Database::open(const std::string& path, const OpenOptions& options) {
    auto connection = std::make_unique<Connection>();
    // NOMUTEX: a connection belongs to one thread at a time, which is the caller's promise.
    const int flags =
        SQLITE_OPEN_NOMUTEX |
        (options.access == Access::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    const char* vfs = options.vfs.empty() ? nullptr : options.vfs.c_str();
    if (const int code = sqlite3_open_v2(path.c_str(), &connection->handle, flags, vfs); code != SQLITE_OK)
        return std::unexpected(error_of(code, "open"));
    sqlite3_extended_result_codes(connection->handle, 1);
    connection->patience.limit = options.busy;
    sqlite3_busy_handler(connection->handle, wait_for_lock, &connection->patience);
    Database database(std::move(connection));
    if (auto set = database.script(settings_always); !set) return std::unexpected(std::move(set.error()));
    if (options.access == Access::Write)
        if (auto set = database.script(settings_write); !set) return std::unexpected(std::move(set.error()));
    return database;
}

sqlite3* Database::handle() const { return connection_->handle; }

core::Result<void> Database::script(std::string_view sql) {
    const std::string text(sql);
    if (const int code = sqlite3_exec(handle(), text.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        return std::unexpected(error_of(code, "script"));
    return {};
}

core::Result<Statement> Database::prepare(std::string_view sql) {
    auto& idle = connection_->idle;
    if (const auto found = idle.find(std::string(sql)); found != idle.end()) {
        auto* statement = found->second;
        idle.erase(found);
        return Statement(*this, statement);
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) return std::unexpected(error_of(code, sql.substr(0, 40)));
    return Statement(*this, statement);
}

void Database::give_back(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    connection_->idle.emplace(sqlite3_sql(statement), statement);
}

int Database::changes() const { return sqlite3_changes(handle()); }

std::int64_t Database::changes_in_all() const { return sqlite3_total_changes64(handle()); }

std::int64_t Database::last_insert_rowid() const { return sqlite3_last_insert_rowid(handle()); }

core::Result<void> Database::check_integrity() {
    std::string finding;
    const auto keep_first = [&](const Row& row) {
        if (finding.empty() && row.text(0) != "ok") finding = row.text(0);
    };
    if (auto done = each("PRAGMA integrity_check(1)", keep_first); !done) return done;
    if (auto done = each("PRAGMA foreign_key_check", keep_first); !done) return done;
    if (!finding.empty()) return core::fail(core::ErrorKind::Corrupt, "sqlite: " + finding);
    return {};
}

core::Result<void> Database::copy_to(const std::string& path) {
    auto target = open(path);
    if (!target) return std::unexpected(std::move(target.error()));
    auto* backup = sqlite3_backup_init(target->handle(), "main", handle(), "main");
    if (!backup) return std::unexpected(error_of(sqlite3_extended_errcode(target->handle()), "copy"));
    sqlite3_backup_step(backup, -1);
    if (const int code = sqlite3_backup_finish(backup); code != SQLITE_OK)
        return std::unexpected(error_of(code, "copy"));
    return {};
}

} // namespace accueil::sqlite

#include "shared/sqlite/connection.h"
#include "shared/sqlite/database.h"

namespace accueil::sqlite {

bool Row::null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t Row::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Row::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
}

core::Bytes Row::bytes(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return bytes ? core::Bytes(bytes, bytes + sqlite3_column_bytes(statement_, column)) : core::Bytes();
}

core::Instant Row::instant(int column) const { return core::Instant{std::chrono::milliseconds{number(column)}}; }

std::chrono::local_days Row::day(int column) const {
    return std::chrono::local_days{std::chrono::days{static_cast<int>(number(column))}};
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)), bind_error_(other.bind_error_) {
}

Statement::~Statement() {
    if (statement_) database_->give_back(statement_);
}

void Statement::bind(int index, std::nullptr_t) {
    if (const int code = sqlite3_bind_null(statement_, index); code != SQLITE_OK) bind_error_ = code;
}

void Statement::bind(int index, std::int64_t number) {
    if (const int code = sqlite3_bind_int64(statement_, index, number); code != SQLITE_OK) bind_error_ = code;
}

void Statement::bind(int index, std::string_view text) {
    // An empty view may point nowhere, which SQLite would take for NULL.
    const char* data = text.empty() ? "" : text.data();
    if (const int code = sqlite3_bind_text64(statement_, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        code != SQLITE_OK)
        bind_error_ = code;
}

void Statement::bind(int index, const core::Bytes& bytes) {
    const int code = bytes.empty()
                         ? sqlite3_bind_zeroblob(statement_, index, 0)
                         : sqlite3_bind_blob64(statement_, index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK) bind_error_ = code;
}

core::Result<bool> Statement::step() {
    const auto what = [this] { return std::string_view(sqlite3_sql(statement_)).substr(0, 40); };
    if (bind_error_ != 0) return std::unexpected(error_of(bind_error_, what()));
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return std::unexpected(error_of(sqlite3_extended_errcode(database_->handle()), what()));
}

void Statement::reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    bind_error_ = 0;
}

} // namespace accueil::sqlite

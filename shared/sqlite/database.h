// SQLite, thin: connections, statements and transactions that close themselves, errors as values.
//
// A Database is one connection and belongs to one thread at a time; several connections (threads, processes) may have
// one file open. Files are in WAL mode with synchronous=FULL: what commit() returned for survives kill -9 and power
// loss. Errors: Full (disk or quota), Corrupt (not a database, damaged page), Conflict (constraint), Unavailable (busy
// beyond the time-out, I/O error), Configuration (cannot be opened or written), Internal (wrong SQL).
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/core/id.h"

struct sqlite3;
struct sqlite3_stmt;

namespace accueil::sqlite {

enum class Access : std::uint8_t {
    Write,   // makes the file when there is none
    ReadOnly // beside a running writer; never changes the file
};

struct OpenOptions {
    Access access = Access::Write;
    std::chrono::milliseconds busy{5000}; // how long to wait for another connection's write
    std::string vfs{};                    // a registered SQLite VFS, for tests that crash at a write; empty = the usual
};

// One row of a result. Valid until the next step; texts and bytes are copied out.
class Row {
  public:
    explicit Row(sqlite3_stmt* statement) : statement_(statement) {}

    [[nodiscard]] bool null(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::uint64_t unsigned_number(int column) const { return static_cast<std::uint64_t>(number(column)); }
    [[nodiscard]] int integer(int column) const { return static_cast<int>(number(column)); }
    [[nodiscard]] bool flag(int column) const { return number(column) != 0; }
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] core::Bytes bytes(int column) const;
    [[nodiscard]] core::Instant instant(int column) const;       // stored as milliseconds since 1970
    [[nodiscard]] std::chrono::local_days day(int column) const; // stored as days since 1970
    template<class Id>
    [[nodiscard]] Id id(int column) const {
        if constexpr (std::is_same_v<decltype(Id::value), std::string>)
            return Id{text(column)};
        else
            return Id{unsigned_number(column)};
    }

  private:
    sqlite3_stmt* statement_;
};

class Database;

// A prepared statement on loan from its connection's cache; goes back, reset, when it ends.
class Statement {
  public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    // Parameters are numbered from 1.
    void bind(int index, std::nullptr_t);
    void bind(int index, std::int64_t number);
    void bind(int index, std::uint64_t number) { bind(index, static_cast<std::int64_t>(number)); }
    void bind(int index, int number) { bind(index, static_cast<std::int64_t>(number)); }
    void bind(int index, bool flag) { bind(index, static_cast<std::int64_t>(flag)); }
    void bind(int index, std::string_view text);
    void bind(int index, const std::string& text) { bind(index, std::string_view(text)); }
    void bind(int index, const char* text) { bind(index, std::string_view(text)); }
    void bind(int index, const core::Bytes& bytes);
    void bind(int index, core::Instant instant) { bind(index, std::int64_t{instant.time_since_epoch().count()}); }
    void bind(int index, std::chrono::local_days day) { bind(index, std::int64_t{day.time_since_epoch().count()}); }
    template<class Tag>
    void bind(int index, const core::TextId<Tag>& id) {
        bind(index, std::string_view(id.value));
    }
    template<class Tag>
    void bind(int index, core::NumberId<Tag> id) {
        bind(index, id.value);
    }
    template<class T>
    void bind(int index, const std::optional<T>& value) {
        if (value)
            bind(index, *value);
        else
            bind(index, nullptr);
    }
    template<class... Values>
    void bind_all(const Values&... values) {
        int index = 0;
        (bind(++index, values), ...);
    }

    // true = there is a row. After an error or the last row, call reset() before the next use.
    [[nodiscard]] core::Result<bool> step();
    [[nodiscard]] Row row() const { return Row(statement_); }
    void reset();

  private:
    friend class Database;
    Statement(Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}

    Database* database_;
    sqlite3_stmt* statement_;
    int bind_error_ = 0;
};

class Database {
  public:
    [[nodiscard]] static core::Result<Database> open(const std::string& path, const OpenOptions& options = {});
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // One or more statements without parameters or rows of interest; outside of a transaction each is its own.
    [[nodiscard]] core::Result<void> script(std::string_view sql);
    [[nodiscard]] core::Result<Statement> prepare(std::string_view sql);

    // One statement. The result is the number of rows changed.
    template<class... Values>
    [[nodiscard]] core::Result<int> run(std::string_view sql, const Values&... values) {
        auto statement = prepare(sql);
        if (!statement) return std::unexpected(std::move(statement.error()));
        statement->bind_all(values...);
        if (auto done = statement->step(); !done) return std::unexpected(std::move(done.error()));
        return changes();
    }

    // Calls each_row(Row) for every row.
    template<class EachRow, class... Values>
    [[nodiscard]] core::Result<void> each(std::string_view sql, EachRow each_row, const Values&... values) {
        auto statement = prepare(sql);
        if (!statement) return std::unexpected(std::move(statement.error()));
        statement->bind_all(values...);
        for (;;) {
            auto more = statement->step();
            if (!more) return std::unexpected(std::move(more.error()));
            if (!*more) return {};
            each_row(statement->row());
        }
    }

    // make(Row) of the first row, or nothing when there is none.
    template<class Make, class... Values>
    [[nodiscard]] auto first(std::string_view sql, Make make, const Values&... values)
        -> core::Result<std::optional<decltype(make(std::declval<Row>()))>> {
        auto statement = prepare(sql);
        if (!statement) return std::unexpected(std::move(statement.error()));
        statement->bind_all(values...);
        auto more = statement->step();
        if (!more) return std::unexpected(std::move(more.error()));
        if (!*more) return std::nullopt;
        return make(statement->row());
    }

    [[nodiscard]] int changes() const;
    // Rows changed since the connection was opened, those of what was rolled back too: the same number again means that
    // nothing was written in between.
    [[nodiscard]] std::int64_t changes_in_all() const;
    [[nodiscard]] std::int64_t last_insert_rowid() const;

    // PRAGMA integrity_check and foreign_key_check; Corrupt with the first finding.
    [[nodiscard]] core::Result<void> check_integrity();
    // A consistent copy of the whole file, while others go on writing (backup API).
    [[nodiscard]] core::Result<void> copy_to(const std::string& path);

    [[nodiscard]] sqlite3* handle() const;

  private:
    friend class Statement;
    struct Connection;
    explicit Database(std::unique_ptr<Connection> connection);
    void give_back(sqlite3_stmt* statement);

    std::unique_ptr<Connection> connection_;
};

// The error that SQLite's extended result code stands for; `what` names the action.
[[nodiscard]] core::Error error_of(int code, std::string_view what);

} // namespace accueil::sqlite

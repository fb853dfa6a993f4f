// A plain sequence of statements, asked once at its end whether all of them went well.
//
// The first failure is kept and everything after it does nothing. What the sequence is part of (a transaction, a
// savepoint) belongs to the class that is derived from this one. One thread; the database outlives it.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "shared/sqlite/database.h"

namespace accueil::sqlite {

class Statements {
  public:
    Statements(const Statements&) = delete;
    Statements& operator=(const Statements&) = delete;

    // The number of rows changed; 0 after a failure.
    template<class... Values>
    int run(std::string_view sql, const Values&... values) {
        if (error_) return 0;
        auto changed = database_.run(sql, values...);
        if (changed) return *changed;
        error_ = std::move(changed.error());
        return 0;
    }
    // Calls each_row(Row) for every row.
    template<class EachRow, class... Values>
    void each(std::string_view sql, EachRow each_row, const Values&... values) {
        if (error_) return;
        if (auto done = database_.each(sql, std::move(each_row), values...); !done) error_ = std::move(done.error());
    }
    // make(Row) of the first row; nothing when there is none, or after a failure.
    template<class Make, class... Values>
    auto first(std::string_view sql, Make make, const Values&... values)
        -> std::optional<decltype(make(std::declval<Row>()))> {
        if (error_) return std::nullopt;
        auto found = database_.first(sql, std::move(make), values...);
        if (found) return std::move(*found);
        error_ = std::move(found.error());
        return std::nullopt;
    }

    // Ends it with a failure of the caller's own; the first one counts.
    void fail(core::Error error) {
        if (!error_) error_ = std::move(error);
    }
    [[nodiscard]] bool ok() const { return !error_; }
    [[nodiscard]] const std::optional<core::Error>& error() const { return error_; }

  protected:
    explicit Statements(Database& database) : database_(database) {}
    ~Statements() = default;

    [[nodiscard]] Database& database() const { return database_; }
    // Forgets the failure: what it was part of has been undone.
    std::optional<core::Error> take_error() { return std::exchange(error_, std::nullopt); }

  private:
    Database& database_;
    std::optional<core::Error> error_;
};

} // namespace accueil::sqlite

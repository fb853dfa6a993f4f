// One durable step: all of it or nothing.
//
// The first failure is kept and everything after it does nothing, so a transaction is written as a plain sequence and
// asked once, at commit(). It rolls back when it ends without one.
#pragma once

#include "shared/sqlite/database.h"

namespace accueil::sqlite {

class Transaction {
  public:
    // Takes the write lock at once (BEGIN IMMEDIATE): two writers wait for one another instead of failing half-way.
    enum class Kind : std::uint8_t { Write, Read };
    explicit Transaction(Database& database, Kind kind = Kind::Write);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    // The number of rows changed; 0 after a failure.
    template<class... Values>
    int run(std::string_view sql, const Values&... values) {
        if (error_) return 0;
        auto changed = database_.run(sql, values...);
        if (changed) return *changed;
        error_ = std::move(changed.error());
        return 0;
    }
    template<class EachRow, class... Values>
    void each(std::string_view sql, EachRow each_row, const Values&... values) {
        if (error_) return;
        if (auto done = database_.each(sql, std::move(each_row), values...); !done) error_ = std::move(done.error());
    }
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

    // Durable when it returns without an error. Call once, last.
    [[nodiscard]] core::Result<void> commit();

  private:
    Database& database_;
    std::optional<core::Error> error_;
    bool open_ = false;
};

} // namespace accueil::sqlite

// The database as the domain sees it: a unit of work is written as a plain sequence of statements, and asked at its end
// whether all of them went well. The first failure is kept and what follows does nothing.
//
// A unit stands inside a transaction of its caller (one commit may carry many units): it is a savepoint, so the failure
// of one does not touch the others. One thread.
#pragma once

#include <optional>
#include <string_view>

#include "shared/sqlite/database.h"

namespace accueil::scheduler {

class Store {
  public:
    explicit Store(sqlite::Database& database) : database_(database) {}

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
        -> std::optional<decltype(make(std::declval<sqlite::Row>()))> {
        if (error_) return std::nullopt;
        auto found = database_.first(sql, std::move(make), values...);
        if (found) return std::move(*found);
        error_ = std::move(found.error());
        return std::nullopt;
    }

    // Runs `work` as one unit. When a statement of it failed, nothing of it remains and the error is returned; what
    // `work` itself returns decides nothing: a refusal may well have something to record.
    template<class Work>
    auto unit(Work work) -> core::Result<decltype(work())> {
        error_.reset();
        if (auto begun = database_.script("SAVEPOINT unit"); !begun) return std::unexpected(begun.error());
        auto result = work();
        if (error_) {
            static_cast<void>(database_.script("ROLLBACK TO unit; RELEASE unit"));
            return std::unexpected(std::move(*std::exchange(error_, std::nullopt)));
        }
        if (auto ended = database_.script("RELEASE unit"); !ended) return std::unexpected(ended.error());
        return result;
    }

    [[nodiscard]] sqlite::Database& database() { return database_; }

  private:
    sqlite::Database& database_;
    std::optional<core::Error> error_;
};

} // namespace accueil::scheduler

// The database as the domain sees it: units of work, each a plain sequence of statements.
//
// A unit stands inside a transaction of its caller (one commit may carry many units): it is a savepoint, so the failure
// of one does not touch the others. One thread.
#pragma once

#include "shared/sqlite/statements.h"

namespace accueil::scheduler {

class Store : public sqlite::Statements {
  public:
    explicit Store(sqlite::Database& database) : Statements(database) {}

    // Runs `work` as one unit. When a statement of it failed, nothing of it remains and the error is returned; what
    // `work` itself returns decides nothing: a refusal may well have something to record.
    template<class Work>
    auto unit(Work work) -> core::Result<decltype(work())> {
        static_cast<void>(take_error());
        if (auto begun = database().script("SAVEPOINT unit"); !begun) return std::unexpected(begun.error());
        auto result = work();
        if (auto error = take_error()) {
            static_cast<void>(database().script("ROLLBACK TO unit; RELEASE unit"));
            return std::unexpected(std::move(*error));
        }
        if (auto ended = database().script("RELEASE unit"); !ended) return std::unexpected(ended.error());
        return result;
    }

    using Statements::database;
};

} // namespace accueil::scheduler

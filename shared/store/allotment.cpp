// The hand: grants that may be booked, and those on their way back (rule 1).
#include "shared/store/parts.h"

namespace accueil::store {

using sqlite::Row;
using sqlite::Transaction;

bool give_back_one(Transaction& transaction, core::GrantNo no, core::Instant now) {
    if (transaction.run("DELETE FROM grants WHERE no = ?", no) == 0) return false;
    transaction.run("INSERT INTO returns (grant_no, since) VALUES (?, ?)", no, now);
    transaction.run("UPDATE terminal SET spent = spent + 1");
    return true;
}

std::vector<booking::Grant> grants_in_hand(Transaction& transaction) {
    std::vector<booking::Grant> grants;
    transaction.each("SELECT no, slot FROM grants ORDER BY start, no", [&](const Row& row) {
        auto slot = stored<booking::Slot>(row.text(1));
        if (slot)
            grants.push_back({row.id<core::GrantNo>(0), std::move(*slot)});
        else
            transaction.fail(std::move(slot.error()));
    });
    return grants;
}

core::Result<std::vector<booking::Grant>> Store::hand() {
    Transaction transaction(parts_->database, Transaction::Kind::Read);
    auto grants = grants_in_hand(transaction);
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return grants;
}

core::Result<void> Store::give_back(std::span<const core::GrantNo> grants) {
    Transaction transaction(parts_->database);
    const auto now = parts_->clock.now();
    for (const auto no : grants) give_back_one(transaction, no, now);
    return transaction.commit();
}

core::Result<std::size_t> Store::give_back_stale() {
    const auto now = parts_->clock.now();
    std::vector<core::GrantNo> stale;
    // A clock that is wrong by a day gives back too much, which the next exchange makes good; never too little.
    auto done = parts_->database.each(
        "SELECT no FROM grants WHERE start < ?", [&](const Row& row) { stale.push_back(row.id<core::GrantNo>(0)); },
        core::Instant{now + booking::lead_time});
    if (!done) return std::unexpected(std::move(done.error()));
    if (stale.empty()) return 0;
    if (auto given = give_back(stale); !given) return std::unexpected(std::move(given.error()));
    return stale.size();
}

} // namespace accueil::store

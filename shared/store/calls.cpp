#include "shared/store/parts.h"

namespace accueil::store {

using sqlite::Row;
using sqlite::Transaction;

core::Result<std::uint64_t> Store::call_add(std::string_view why, std::string_view language) {
    Transaction transaction(parts_->database);
    transaction.run("INSERT INTO calls (opened, why, language) VALUES (?, ?, ?)", parts_->clock.now(), why, language);
    const auto no = parts_->database.last_insert_rowid();
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return static_cast<std::uint64_t>(no);
}

core::Result<std::vector<CallRequest>> Store::calls_open() {
    std::vector<CallRequest> calls;
    auto done = parts_->database.each(
        "SELECT no, opened, why, language FROM calls WHERE closed IS NULL ORDER BY no", [&](const Row& row) {
            calls.push_back({row.unsigned_number(0), row.instant(1), row.text(2), row.text(3), {}, {}});
        });
    if (!done) return std::unexpected(std::move(done.error()));
    return calls;
}

core::Result<void> Store::call_close(std::uint64_t no, const core::StaffId& by) {
    Transaction transaction(parts_->database);
    const auto now = parts_->clock.now();
    if (transaction.run("UPDATE calls SET closed = ?, closed_by = ? WHERE no = ? AND closed IS NULL", now, by, no) == 0)
        transaction.fail({core::ErrorKind::NotFound, "no such open call"});
    append_audit(transaction, now, {by.value, "call.closed", std::to_string(no), ""});
    return transaction.commit();
}

} // namespace accueil::store

#include "shared/store/parts.h"

namespace accueil::store {

namespace {

using sqlite::Row;
using sqlite::Transaction;

struct End {
    std::uint64_t no;
    std::string hash;
};

std::optional<End> end_of(Transaction& transaction) {
    return transaction.first("SELECT audit_no, audit_hash FROM terminal",
                             [](const Row& row) { return End{row.unsigned_number(0), row.text(1)}; });
}

std::vector<security::AuditRecord> read(Transaction& transaction, std::uint64_t after, std::int64_t most) {
    std::vector<security::AuditRecord> records;
    transaction.each(
        "SELECT no, at, who, act, subject, reason, previous FROM audit WHERE no > ? ORDER BY no LIMIT ?",
        [&](const Row& row) {
            records.push_back({row.unsigned_number(0), row.instant(1), row.text(2), row.text(3), row.text(4),
                               row.text(5), row.text(6)});
        },
        after, most);
    return records;
}

} // namespace

void append_audit(Transaction& transaction, core::Instant now, const AuditEntry& entry) {
    const auto end = end_of(transaction);
    if (!end) return;
    const security::AuditRecord record{end->no + 1, now, entry.who, entry.act, entry.subject, entry.reason, end->hash};
    transaction.run("INSERT INTO audit (no, at, who, act, subject, reason, previous) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    record.no, record.at, record.who, record.act, record.subject, record.reason, record.previous);
    transaction.run("UPDATE terminal SET audit_no = ?, audit_hash = ?", record.no, security::hash(record));
}

core::Result<void> Store::audit_append(const AuditEntry& entry) {
    Transaction transaction(parts_->database);
    append_audit(transaction, parts_->clock.now(), entry);
    return transaction.commit();
}

core::Result<std::vector<security::AuditRecord>> Store::audit_records(std::uint64_t after, std::size_t most) {
    Transaction transaction(parts_->database, Transaction::Kind::Read);
    auto records = read(transaction, after, static_cast<std::int64_t>(most));
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return records;
}

core::Result<void> Store::audit_verify() {
    Transaction transaction(parts_->database, Transaction::Kind::Read);
    const auto records = read(transaction, 0, -1);
    const auto end = end_of(transaction);
    if (auto done = transaction.commit(); !done) return done;
    return security::verify(records, end->hash);
}

} // namespace accueil::store

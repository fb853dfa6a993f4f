#include "shared/store/parts.h"
#include "shared/store/schema.h"

namespace accueil::store {

namespace {

using sqlite::Row;
using sqlite::Transaction;

std::uint64_t count(Transaction& transaction, std::string_view sql) {
    return transaction.first(sql, [](const Row& row) { return row.unsigned_number(0); }).value_or(0);
}

std::optional<core::Instant> instant(Transaction& transaction, std::string_view sql) {
    return transaction
        .first(sql, [](const Row& row) { return row.null(0) ? std::nullopt : std::optional{row.instant(0)}; })
        .value_or(std::nullopt);
}

} // namespace

core::Result<Status> Store::status() {
    Transaction transaction(parts_->database, Transaction::Kind::Read);
    const auto me = self(transaction);
    Status status;
    status.standing = me.standing();
    status.terminal = me.id;
    status.desk =
        transaction.first("SELECT desk FROM terminal", [](const Row& row) { return row.text(0); }).value_or("");
    status.epoch = me.epoch;
    status.generation = me.generation;
    status.allot_version = me.allot_version;
    status.cursor = me.cursor;
    status.boot_id = me.boot_id;
    status.counter = me.counter;
    transaction.each("SELECT outside_counter FROM terminal WHERE outside_counter IS NOT NULL",
                     [&](const Row& row) { status.outside_counter = row.unsigned_number(0); });
    status.clock = me.clock;
    status.last_exchange = instant(transaction, "SELECT last_exchange FROM terminal");
    transaction.each(
        "SELECT office, day, count(*) FROM grants GROUP BY office, day ORDER BY office, day",
        [&](const Row& row) { status.hand.push_back({row.id<core::OfficeId>(0), row.day(1), row.integer(2)}); });
    status.outbox_depth = count(transaction, "SELECT count(*) FROM bookings WHERE outcome = 'pending'");
    status.oldest_pending = instant(transaction, "SELECT min(confirmed_at) FROM bookings WHERE outcome = 'pending'");
    status.pending_returns = count(transaction, "SELECT count(*) FROM returns");
    status.dead_letters =
        count(transaction, "SELECT count(*) FROM bookings WHERE outcome = 'needs-human' AND attended = 0");
    status.open_calls = count(transaction, "SELECT count(*) FROM calls WHERE closed IS NULL");
    status.retained = count(transaction, "SELECT count(*) FROM bookings WHERE outcome <> 'pending'");
    status.offices = count(transaction, "SELECT count(*) FROM offices");
    status.audit_records = count(transaction, "SELECT audit_no FROM terminal");
    status.schema = static_cast<int>(count(transaction, "PRAGMA user_version"));
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return status;
}

core::Result<void> Store::check_integrity() { return parts_->database.check_integrity(); }

} // namespace accueil::store

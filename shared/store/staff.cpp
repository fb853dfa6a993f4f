#include "shared/store/parts.h"

namespace accueil::store {

namespace {

using sqlite::Row;
using sqlite::Transaction;

struct Member {
    std::string pin_hash;
    security::PinTries tries;
};

core::Result<std::optional<Member>> member(sqlite::Database& database, const core::StaffId& staff) {
    return database.first(
        "SELECT pin_hash, failures, last_failure FROM staff WHERE id = ?",
        [](const Row& row) { return Member{row.text(0), {row.integer(1), row.instant(2)}}; }, staff);
}

} // namespace

core::Result<void> Store::set_staff(const core::StaffId& staff, const std::string& pin_hash) {
    Transaction transaction(parts_->database);
    transaction.run("INSERT INTO staff (id, pin_hash) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET pin_hash = "
                    "excluded.pin_hash, failures = 0",
                    staff, pin_hash);
    append_audit(transaction, parts_->clock.now(), {"operator", "staff.set", staff.value, ""});
    return transaction.commit();
}

core::Result<void> Store::remove_staff(const core::StaffId& staff) {
    Transaction transaction(parts_->database);
    if (transaction.run("DELETE FROM staff WHERE id = ?", staff) == 0)
        transaction.fail({core::ErrorKind::NotFound, "no such member of staff"});
    append_audit(transaction, parts_->clock.now(), {"operator", "staff.removed", staff.value, ""});
    return transaction.commit();
}

core::Result<std::vector<core::StaffId>> Store::staff() {
    std::vector<core::StaffId> all;
    auto done = parts_->database.each("SELECT id FROM staff ORDER BY id",
                                      [&](const Row& row) { all.push_back(row.id<core::StaffId>(0)); });
    if (!done) return std::unexpected(std::move(done.error()));
    return all;
}

core::Result<void> Store::check_pin(const core::StaffId& staff, std::string_view pin) {
    auto found = member(parts_->database, staff);
    if (!found) return std::unexpected(std::move(found.error()));
    if (!*found) return core::fail(core::ErrorKind::NotFound, "no such member of staff");
    const auto now = parts_->clock.now();
    if (security::pause_left((*found)->tries, now).count() > 0) return core::fail(core::ErrorKind::Refused, "locked");
    // Slow on purpose, so before the write lock is taken. Nobody sees the result before it is written down.
    const bool right = security::pin_matches(pin, (*found)->pin_hash);
    Transaction transaction(parts_->database);
    if (right)
        transaction.run("UPDATE staff SET failures = 0 WHERE id = ?", staff);
    else
        transaction.run("UPDATE staff SET failures = failures + 1, last_failure = ? WHERE id = ?", now, staff);
    append_audit(transaction, now, {staff.value, right ? "pin.accepted" : "pin.refused", "", ""});
    if (auto done = transaction.commit(); !done) return done;
    if (!right) return core::fail(core::ErrorKind::Refused, "wrong PIN");
    return {};
}

core::Result<std::chrono::milliseconds> Store::pin_pause(const core::StaffId& staff) {
    const auto found = member(parts_->database, staff);
    if (!found) return std::unexpected(found.error());
    if (!*found) return core::fail(core::ErrorKind::NotFound, "no such member of staff");
    return security::pause_left((*found)->tries, parts_->clock.now());
}

} // namespace accueil::store

// Who the terminal is, and whether its disk is where it should be (rule 7).
#include "shared/core/log.h"
#include "shared/store/parts.h"

namespace accueil::store {

namespace {

using sqlite::Row;
using sqlite::Transaction;

// A former terminal's bookings can't be sent under another name: they must have ended before the name changes.
void forget_former_terminal(Transaction& transaction) {
    const auto pending = transaction.first("SELECT count(*) FROM bookings WHERE outcome = 'pending'",
                                           [](const Row& row) { return row.number(0); });
    if (pending.value_or(0) > 0) {
        transaction.fail({core::ErrorKind::Conflict, "bookings of the former terminal are not delivered yet"});
        return;
    }
    for (const auto* sql : {"DELETE FROM bookings", "DELETE FROM held", "DELETE FROM watermarks",
                            "UPDATE terminal SET cursor = 0, highest_grant = 0"})
        transaction.run(sql);
}

using Counter = std::optional<std::uint64_t>;

// At each start the disk expects the value that it wrote before the counter was last moved. One less means that the
// machine stopped between the two; anything else is another disk's past. None where there was one: another machine, or
// one whose chip was cleared, which can't tell any more whether this disk is the present one.
bool counter_agrees(Counter expected, Counter found) {
    return !expected || (found && (*expected == *found || *expected == *found + 1));
}

Counter expected_counter(Transaction& transaction) {
    return transaction
        .first("SELECT outside_counter FROM terminal",
               [](const Row& row) { return row.null(0) ? std::nullopt : Counter{row.unsigned_number(0)}; })
        .value_or(std::nullopt);
}

// What the next start goes by. Each start of the machine moves the counter once; each start of the program alone does
// not, or one that starts again every second would wear the chip out.
void expect_counter(Transaction& transaction, Counter expected, Counter found, bool new_boot) {
    if (!found)
        transaction.run("UPDATE terminal SET outside_counter = NULL");
    else if (new_boot || !expected || !counter_agrees(expected, found))
        transaction.run("UPDATE terminal SET outside_counter = ?, spent = 0", *found + 1);
}

void take_lock(Transaction& transaction, const Synchroniser& me,
               const std::function<bool(const Synchroniser&)>& alive) {
    const auto holder = transaction.first("SELECT boot_id, process, token FROM synchroniser", [](const Row& row) {
        return Synchroniser{row.text(0), row.number(1), row.text(2)};
    });
    // A holder of an earlier boot is gone, whatever runs under its process number now.
    if (holder && holder->token != me.token && holder->boot_id == me.boot_id && alive(*holder))
        transaction.fail({core::ErrorKind::Refused, "another synchroniser runs"});
    transaction.run("INSERT OR REPLACE INTO synchroniser (one, boot_id, process, token) VALUES (1, ?, ?, ?)",
                    me.boot_id, me.process, me.token);
}

} // namespace

void set_quarantine(Transaction& transaction, core::Instant now, std::string_view why) {
    transaction.run("UPDATE terminal SET quarantined = 1");
    // What the hand held may have been used elsewhere since; a new epoch brings another.
    transaction.run("DELETE FROM grants");
    append_audit(transaction, now, {"system", "disk.quarantined", "", std::string(why)});
    core::log::error("store.quarantined", {{"why", why}});
}

core::Result<void> Store::enrol(const Enrolment& enrolment) {
    Transaction transaction(parts_->database);
    const auto me = self(transaction);
    if (!me.id.empty() && me.id != enrolment.terminal) forget_former_terminal(transaction);
    if (me.id == enrolment.terminal && enrolment.epoch < me.epoch)
        transaction.fail({core::ErrorKind::Conflict, "the enrolment is of an older epoch"});
    if (me.id != enrolment.terminal || enrolment.epoch != me.epoch) start_epoch(transaction, enrolment.epoch);
    transaction.run("UPDATE terminal SET id = ?, desk = ?, generation = ?, allot_version = 0, sealing_key = ?, "
                    "signing_key = ?",
                    enrolment.terminal, enrolment.desk, enrolment.generation, enrolment.sealing_key,
                    enrolment.signing_key);
    append_audit(transaction, parts_->clock.now(), {"operator", "terminal.enrolled", enrolment.terminal.value, ""});
    return transaction.commit();
}

core::Result<std::optional<Enrolment>> Store::enrolment() {
    const auto read = [](const Row& row) {
        return Enrolment{row.id<core::TerminalId>(0), row.text(1),  row.id<core::Epoch>(2),
                         row.id<core::Generation>(3), row.bytes(4), row.bytes(5)};
    };
    auto found = parts_->database.first(
        "SELECT id, desk, epoch, generation, sealing_key, signing_key FROM terminal WHERE id <> ''", read);
    return found;
}

core::Result<Standing> Store::begin(const BootFacts& facts) {
    Transaction transaction(parts_->database);
    const auto now = parts_->clock.now();
    auto me = self(transaction);
    const auto expected = expected_counter(transaction);
    if (me.standing() == Standing::Ready) {
        if (!me.machine_id.empty() && me.machine_id != facts.machine_id)
            set_quarantine(transaction, now, "other-machine");
        else if (!counter_agrees(expected, facts.counter))
            set_quarantine(transaction, now, facts.counter ? "counter" : "counter-gone");
    }
    transaction.run("UPDATE terminal SET boot_id = ?, machine_id = ?", facts.boot_id, facts.machine_id);
    expect_counter(transaction, expected, facts.counter, facts.boot_id != me.boot_id);
    // Whoever waited for these confirmations was told no, or is gone.
    transaction.run("UPDATE held SET abandoned = 1");
    me = self(transaction);
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return me.standing();
}

core::Result<void> Store::quarantine(std::string_view why) {
    Transaction transaction(parts_->database);
    if (self(transaction).standing() == Standing::Ready) set_quarantine(transaction, parts_->clock.now(), why);
    return transaction.commit();
}

core::Result<std::optional<std::uint64_t>> Store::advance_counter() {
    auto moved = parts_->database.run("UPDATE terminal SET outside_counter = outside_counter + 1, spent = 0 "
                                      "WHERE outside_counter IS NOT NULL AND spent > 0");
    if (!moved) return std::unexpected(std::move(moved.error()));
    if (*moved == 0) return std::nullopt;
    return counter_due();
}

core::Result<std::optional<std::uint64_t>> Store::counter_due() {
    auto due = parts_->database.first("SELECT outside_counter FROM terminal WHERE outside_counter IS NOT NULL",
                                      [](const Row& row) { return row.unsigned_number(0); });
    return due;
}

core::Result<Standing> Store::standing() {
    Transaction transaction(parts_->database, Transaction::Kind::Read);
    const auto me = self(transaction);
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return me.standing();
}

core::Result<booking::ClockTrust> Store::clock_trust() {
    Transaction transaction(parts_->database, Transaction::Kind::Read);
    const auto me = self(transaction);
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return me.clock;
}

core::Result<void> Store::clock_confirmed(std::chrono::milliseconds skew) {
    auto done = parts_->database.run("UPDATE terminal SET clock_boot = boot_id, skew = ? WHERE clock_boot <> boot_id "
                                     "OR abs(skew - ?) > 1000",
                                     std::int64_t{skew.count()}, std::int64_t{skew.count()});
    if (!done) return std::unexpected(std::move(done.error()));
    return {};
}

core::Result<void> Store::take_sync_lock(const Synchroniser& me,
                                         const std::function<bool(const Synchroniser&)>& alive) {
    Transaction transaction(parts_->database);
    take_lock(transaction, me, alive);
    return transaction.commit();
}

core::Result<void> Store::retire(const Synchroniser& me, const std::function<bool(const Synchroniser&)>& alive,
                                 bool give_up) {
    Transaction transaction(parts_->database);
    take_lock(transaction, me, alive);
    const auto pending = transaction
                             .first("SELECT count(*) FROM bookings WHERE outcome = 'pending'",
                                    [](const Row& row) { return row.number(0); })
                             .value_or(0);
    if (pending > 0 && !give_up)
        transaction.fail({core::ErrorKind::Conflict, std::to_string(pending) + " bookings are not delivered yet"});
    if (self(transaction).standing() == Standing::Ready) set_quarantine(transaction, parts_->clock.now(), "wiped");
    return transaction.commit();
}

core::Result<void> Store::drop_sync_lock(const Synchroniser& me) {
    auto done = parts_->database.run("DELETE FROM synchroniser WHERE token = ?", me.token);
    if (!done) return std::unexpected(std::move(done.error()));
    return {};
}

} // namespace accueil::store

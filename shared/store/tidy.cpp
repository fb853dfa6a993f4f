// What must be forgotten, and when.
#include "shared/calendar/zone.h"
#include "shared/store/parts.h"

namespace accueil::store {

namespace {

constexpr std::chrono::days retention{14};
constexpr std::chrono::days longest_wait{9}; // five business days, with weekends and two holidays between
constexpr std::chrono::days confirmation{2}; // so long after an exchange its word on our clock counts

// A clock that jumps ahead would forget what nobody else knows. It is believed as long as the scheduler has confirmed
// it since the start, agreed with it, and did so lately by this very clock.
bool may_forget(sqlite::Transaction& transaction, const Self& me, core::Instant now) {
    const auto heard =
        transaction.first("SELECT coalesce(last_exchange, 0) FROM terminal", [](auto row) { return row.instant(0); });
    return me.clock.confirmed && !booking::is_doubtful(me.clock) && heard && now - *heard <= confirmation;
}

} // namespace

core::Result<void> Store::tidy() {
    sqlite::Transaction transaction(parts_->database);
    const auto now = parts_->clock.now();
    const auto me = self(transaction);
    // The list of today's people serves for today only, and the scheduler has them all: any clock ends it.
    int gone =
        transaction.run("UPDATE bookings SET arrived = NULL, box = NULL WHERE arrived < ?", calendar::local_date(now));
    if (may_forget(transaction, me, now)) {
        gone += transaction.run("DELETE FROM waiting WHERE since < ?", core::Instant{now - longest_wait});
        // Only once they are safe elsewhere. Those confirmed online have no place in the chain: the scheduler had them
        // before the person did.
        gone +=
            transaction.run("DELETE FROM bookings WHERE confirmed_at < ? AND (outcome IN ('accepted', 'relocated', "
                            "'cancelled') OR (outcome = 'needs-human' AND attended = 1)) AND (seq IS NULL OR seq <= "
                            "(SELECT durable FROM watermarks w WHERE w.epoch = bookings.epoch))",
                            core::Instant{now - retention});
    }
    // Nobody waits for help since the day before yesterday, whether somebody said so or not.
    const auto yesterday = calendar::instant_of(calendar::local_date(now) - std::chrono::days{1});
    transaction.run("DELETE FROM calls WHERE closed IS NULL AND opened < ?", yesterday);
    transaction.run("DELETE FROM calls WHERE closed IS NOT NULL AND closed < ?", core::Instant{now - retention});
    if (auto done = transaction.commit(); !done) return done;
    // Deleted pages are overwritten in the file, but their old content stands in the log until it is cut.
    if (gone > 0) return parts_->database.script("PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
}

} // namespace accueil::store

// What must be forgotten, and when.
#include "shared/calendar/zone.h"
#include "shared/store/parts.h"

namespace accueil::store {

namespace {

constexpr std::chrono::days retention{14};
constexpr std::chrono::days longest_wait{9}; // five business days, with weekends and two holidays between

} // namespace

core::Result<void> Store::tidy() {
    sqlite::Transaction transaction(parts_->database);
    const auto now = parts_->clock.now();
    const auto me = self(transaction);
    int gone =
        transaction.run("UPDATE bookings SET arrived = NULL, box = NULL WHERE arrived < ?", calendar::local_date(now));
    gone += transaction.run("DELETE FROM waiting WHERE since < ?", core::Instant{now - longest_wait});
    // Bookings are forgotten only by a clock that the scheduler has confirmed, and only once they are safe elsewhere.
    // Those confirmed online have no place in the chain: the scheduler had them before the person did.
    if (me.clock.confirmed)
        gone +=
            transaction.run("DELETE FROM bookings WHERE confirmed_at < ? AND (outcome IN ('accepted', 'relocated', "
                            "'cancelled') OR (outcome = 'needs-human' AND attended = 1)) AND (seq IS NULL OR seq <= "
                            "(SELECT durable FROM watermarks w WHERE w.epoch = bookings.epoch))",
                            core::Instant{now - retention});
    transaction.run("DELETE FROM calls WHERE closed IS NOT NULL AND closed < ?", core::Instant{now - retention});
    if (auto done = transaction.commit(); !done) return done;
    // Deleted pages are overwritten in the file, but their old content stands in the log until it is cut.
    if (gone > 0) return parts_->database.script("PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
}

} // namespace accueil::store

// The change feed, change by change. Each replaces what it names, so one that comes twice does no harm.
#include "shared/core/log.h"
#include "shared/store/parts.h"

namespace accueil::store {

namespace {

struct Performer {
    sqlite::Transaction& transaction;
    Applied& applied;

    void operator()(const wire::OfficeChanged& what) const {
        transaction.run("INSERT OR REPLACE INTO offices (id, office) VALUES (?, ?)", what.office.id,
                        wire::write(what.office));
        applied.world = true;
    }
    void operator()(const wire::OfficeRemoved& what) const {
        transaction.run("DELETE FROM offices WHERE id = ?", what.office);
        applied.world = true;
    }
    void operator()(const wire::PatternsChanged& what) const {
        transaction.run("DELETE FROM patterns");
        for (const auto& [name, expression] : what.patterns)
            transaction.run("INSERT INTO patterns (name, expression) VALUES (?, ?)", name, expression);
        applied.world = true;
    }
    void operator()(const wire::CalendarChanged& what) const {
        transaction.run("DELETE FROM days");
        for (const auto day : what.opened)
            transaction.run("INSERT OR REPLACE INTO days (day, opened) VALUES (?, 1)", day);
        for (const auto day : what.closed)
            transaction.run("INSERT OR REPLACE INTO days (day, opened) VALUES (?, 0)", day);
        applied.world = true;
    }
    void operator()(const wire::BookingCancelled& what) const {
        transaction.run("UPDATE bookings SET outcome = 'cancelled' WHERE id = ?", what.booking);
        applied.outcomes = true;
    }
    void operator()(const wire::BookingMoved& what) const {
        transaction.run("UPDATE bookings SET outcome = 'relocated', slot = ? WHERE id = ?", wire::write(what.slot),
                        what.booking);
        applied.outcomes = true;
    }
    void operator()(const wire::StaffChanged& what) const {
        transaction.run("INSERT INTO staff (id, pin_hash) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET "
                        "pin_hash = excluded.pin_hash, failures = 0",
                        what.staff, what.pin_hash);
        applied.world = true;
    }
    void operator()(const wire::StaffRemoved& what) const {
        transaction.run("DELETE FROM staff WHERE id = ?", what.staff);
        applied.world = true;
    }
    void operator()(const wire::SignerAdded& what) const {
        transaction.run("INSERT OR REPLACE INTO signers (name, public_key) VALUES (?, ?)", what.signer,
                        what.public_key);
        applied.world = true;
    }
    void operator()(const wire::BadgeRevoked& what) const {
        transaction.run("INSERT OR IGNORE INTO revoked_badges (badge) VALUES (?)", what.badge);
        applied.world = true;
    }
    void operator()(const wire::UnknownChange& what) const {
        core::log::warning("store.unknown-change", {{"type", std::string_view(what.type)}});
        ++applied.unknown_changes;
    }
};

} // namespace

void apply_change(sqlite::Transaction& transaction, const wire::Change& change, Applied& applied) {
    std::visit(Performer{transaction, applied}, change.what);
}

} // namespace accueil::store

// The promise: one durable transaction, before the person is told.
#include "shared/calendar/window.h"
#include "shared/calendar/zone.h"
#include "shared/core/log.h"
#include "shared/store/parts.h"

namespace accueil::store {

namespace {

using sqlite::Row;
using sqlite::Transaction;

struct Known {
    core::Epoch epoch;
    core::Seq seq;
    core::GrantNo grant;
    core::Instant confirmed_at;
    std::string slot;
};

std::optional<Known> find(Transaction& transaction, const core::BookingId& id) {
    return transaction.first(
        "SELECT epoch, seq, grant_no, confirmed_at, slot FROM bookings WHERE id = ?",
        [](const Row& row) {
            return Known{row.id<core::Epoch>(0), row.id<core::Seq>(1), row.id<core::GrantNo>(2), row.instant(3),
                         row.text(4)};
        },
        id);
}

// A second try with the same id: the first one was durable, only its answer was lost.
core::Result<booking::Booking> again(const Known& known, const core::BookingId& id, const booking::Draft& draft) {
    if (known.grant != draft.grant)
        return core::fail(core::ErrorKind::Conflict, "the booking id was used for another grant");
    auto slot = stored<booking::Slot>(known.slot);
    if (!slot) return std::unexpected(std::move(slot.error()));
    return booking::Booking{id, known.epoch, known.seq, std::move(*slot), draft, known.confirmed_at};
}

std::optional<booking::Slot> slot_in_hand(Transaction& transaction, core::GrantNo no) {
    const auto json =
        transaction.first("SELECT slot FROM grants WHERE no = ?", [](const Row& row) { return row.text(0); }, no);
    if (!json) {
        transaction.fail({core::ErrorKind::Conflict, "grant " + std::to_string(no.value) + " is not in the hand"});
        return std::nullopt;
    }
    auto slot = stored<booking::Slot>(*json);
    if (slot) return std::move(*slot);
    transaction.fail(std::move(slot.error()));
    return std::nullopt;
}

void check_standing(Transaction& transaction, const Self& me) {
    switch (me.standing()) {
    case Standing::Ready: return;
    case Standing::NotEnrolled:
        transaction.fail({core::ErrorKind::Configuration, "the terminal is not enrolled"});
        return;
    case Standing::Quarantined: transaction.fail({core::ErrorKind::Refused, "quarantined"}); return;
    }
}

std::string place(const core::BookingId& id) { return "arrivals/" + id.value; }

} // namespace

void check_admitted(Transaction& transaction, const Self& me, const booking::Draft& draft, const booking::Slot& slot,
                    core::Instant now) {
    check_standing(transaction, me);
    const auto days = office_days(transaction, slot.office);
    const auto window = calendar::window(draft.arrival.date, days.calendar, slot.office);
    const auto verdict = booking::admit(slot, window, days.zone, now, me.clock, draft.wishes, draft.override);
    if (verdict != booking::Verdict::Admitted)
        transaction.fail({core::ErrorKind::Refused, std::string(booking::name(verdict))});
}

wire::Item make_item(Transaction& transaction, const Self& me, const core::BookingId& id, const booking::Draft& draft,
                     const booking::Slot& slot, core::Instant now, core::Random& random) {
    wire::Item item{.id = id,
                    .epoch = me.epoch,
                    .seq = {},
                    .prev_hash = std::string(wire::first_prev_hash),
                    .grant = draft.grant,
                    .slot = slot.id,
                    .confirmed_at = now,
                    .arrival = draft.arrival.date,
                    .people = draft.wishes.people,
                    .mode = draft.wishes.mode,
                    .language = draft.wishes.language,
                    .interpreter = draft.wishes.interpreter,
                    .override = draft.override,
                    .replaces = draft.replaces,
                    .sealed = {}};
    // Moved with its slip alone: whose meeting it is, only the scheduler knows, and keeps it.
    const bool unknown = draft.replaces && draft.person == booking::Person{};
    auto sealed = unknown ? core::Result<core::Bytes>{}
                          : security::seal(core::to_bytes(wire::write(draft)), me.sealing_key, random);
    if (sealed)
        item.sealed = std::move(*sealed);
    else
        transaction.fail({core::ErrorKind::Configuration, sealed.error().detail});
    // What can't be read again would stop the outbox behind it: it is refused here, where a person can still mend it.
    if (auto readable = wire::read<wire::Item>(wire::write(item)); transaction.ok() && !readable)
        transaction.fail({core::ErrorKind::InvalidInput, readable.error().detail});
    return item;
}

void insert_booking(Transaction& transaction, Store::Parts& parts, const Made& made) {
    const auto& [item, draft, slot, outcome, now, by] = made;
    transaction.run("INSERT INTO bookings (id, epoch, seq, grant_no, item, confirmed_at, slot, replaces, outcome) "
                    "VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?)",
                    item.id, item.epoch, item.seq, item.grant, wire::write(item), now, wire::write(slot), item.replaces,
                    wire::name(outcome));
    if (parts.key) {
        const auto box = parts.key->close(core::to_bytes(wire::write(draft)), place(item.id), parts.random);
        transaction.run("INSERT INTO arrivals (booking, day, box) VALUES (?, ?, ?)", item.id, calendar::local_date(now),
                        box);
    }
    const std::string reason(draft.override ? wire::name(draft.override->reason) : std::string_view{});
    if (by)
        append_audit(transaction, now, {by->value, draft.replaces ? "reschedule" : "book", item.id.value, reason});
    else if (draft.override)
        append_audit(transaction, now, {draft.override->by.value, "booking.override", item.id.value, reason});
}

core::Result<booking::Booking> Store::commit(const core::BookingId& id, const booking::Draft& draft,
                                             const std::optional<core::StaffId>& by) {
    Transaction transaction(parts_->database);
    const auto now = parts_->clock.now();
    if (const auto known = find(transaction, id)) return again(*known, id, draft);
    const auto me = self(transaction);
    check_standing(transaction, me);
    const auto slot = slot_in_hand(transaction, draft.grant);
    if (!slot) return std::unexpected(*transaction.error());
    check_admitted(transaction, me, draft, *slot, now);
    auto item = make_item(transaction, me, id, draft, *slot, now, parts_->random);
    item.seq = me.next_seq;
    item.prev_hash = me.last_hash;
    transaction.run("DELETE FROM grants WHERE no = ?", draft.grant);
    insert_booking(transaction, *parts_, {item, draft, *slot, booking::Outcome::Pending, now, by});
    transaction.run("UPDATE terminal SET next_seq = next_seq + 1, last_hash = ?, spent = spent + 1", wire::hash(item));
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return booking::Booking{id, me.epoch, item.seq, *slot, draft, now};
}

core::Result<std::vector<TodaysArrival>> Store::todays_arrivals() {
    std::vector<TodaysArrival> arrivals;
    if (!parts_->key) return arrivals;
    const auto read = [&](const Row& row) {
        TodaysArrival arrival;
        arrival.id = row.id<core::BookingId>(0);
        arrival.confirmed_at = row.instant(4);
        const auto plain = parts_->key->open(row.bytes(1), place(arrival.id));
        auto draft = plain ? stored<booking::Draft>(core::to_text(*plain)) : std::unexpected(plain.error());
        auto slot = stored<booking::Slot>(row.text(2));
        if (!draft || !slot) {
            core::log::warning("store.arrival-unreadable", {{"booking", arrival.id}});
            return;
        }
        arrival.draft = std::move(*draft);
        arrival.slot = std::move(*slot);
        arrival.outcome = wire::from_name<booking::Outcome>(row.text(3)).value_or(booking::Outcome::Pending);
        if (!row.null(5)) arrival.replaced_by = row.id<core::BookingId>(5);
        arrivals.push_back(std::move(arrival));
    };
    auto done = parts_->database.each(
        "SELECT b.id, a.box, b.slot, b.outcome, b.confirmed_at, (SELECT max(r.id) FROM bookings r WHERE r.replaces = "
        "b.id) FROM arrivals a JOIN bookings b ON b.id = a.booking WHERE a.day = ? ORDER BY b.confirmed_at, b.id",
        read, calendar::local_date(parts_->clock.now()));
    if (!done) return std::unexpected(std::move(done.error()));
    return arrivals;
}

core::Result<std::optional<booking::Outcome>> Store::outcome(const core::BookingId& id) {
    auto name = parts_->database.first(
        "SELECT outcome FROM bookings WHERE id = ?", [](const Row& row) { return row.text(0); }, id);
    if (!name) return std::unexpected(std::move(name.error()));
    if (!*name) return std::nullopt;
    return wire::from_name<booking::Outcome>(**name);
}

} // namespace accueil::store

// The promise: one durable transaction, before the person is told.
#include <utility>

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

struct SlotInHand {
    booking::Slot slot;
    std::string text;
};

std::optional<SlotInHand> slot_in_hand(Transaction& transaction, core::GrantNo no) {
    auto text =
        transaction.first("SELECT slot FROM grants WHERE no = ?", [](const Row& row) { return row.text(0); }, no);
    if (!text) return std::nullopt;
    auto slot = stored<booking::Slot>(*text);
    if (slot) return SlotInHand{std::move(*slot), std::move(*text)};
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

core::Result<core::Bytes> seal(Store::Parts& parts, const core::Bytes& key, const std::string& text) {
    const auto plain = core::to_bytes(text);
    if (auto ready = std::exchange(parts.seal, std::nullopt); ready && ready->is_for(key))
        return std::move(*ready).close(plain);
    return security::seal(plain, key, parts.random);
}

// No such grant: either this is the second try of what was booked with it, or it is gone.
core::Result<booking::Booking> not_in_hand(Transaction& transaction, const core::BookingId& id,
                                           const booking::Draft& draft) {
    if (const auto known = find(transaction, id)) return again(*known, id, draft);
    check_standing(transaction, self(transaction));
    if (transaction.ok())
        transaction.fail(
            {core::ErrorKind::Conflict, "grant " + std::to_string(draft.grant.value) + " is not in the hand"});
    return std::unexpected(*transaction.error());
}

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

wire::Item make_item(Transaction& transaction, Store::Parts& parts, const Self& me, const core::BookingId& id,
                     const Confirmed& confirmed, const booking::Slot& slot, core::Instant now) {
    const auto& draft = confirmed.draft;
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
    auto sealed = unknown ? core::Result<core::Bytes>{} : seal(parts, me.sealing_key, confirmed.text);
    if (sealed)
        item.sealed = std::move(*sealed);
    else
        transaction.fail({core::ErrorKind::Configuration, sealed.error().detail});
    return item;
}

std::string written(Transaction& transaction, const wire::Item& item) {
    auto text = wire::write_readable(item);
    if (text) return std::move(*text);
    if (transaction.ok()) transaction.fail({core::ErrorKind::InvalidInput, text.error().detail});
    return {};
}

void insert_booking(Transaction& transaction, Store::Parts& parts, const Made& made) {
    const auto& [item, text, confirmed, slot, outcome, now, by] = made;
    const auto& draft = confirmed.draft;
    std::optional<core::Bytes> box;
    if (parts.key) box = parts.key->close(core::to_bytes(confirmed.text), place(item.id), parts.random);
    transaction.run("INSERT INTO bookings (id, epoch, seq, grant_no, item, confirmed_at, slot, replaces, outcome, "
                    "arrived, box) VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?)",
                    item.id, item.epoch, item.seq, item.grant, text, now, slot, item.replaces, wire::name(outcome),
                    calendar::local_date(now), box);
    const std::string reason(draft.override ? wire::name(draft.override->reason) : std::string_view{});
    if (by)
        append_audit(transaction, now, {by->value, draft.replaces ? "reschedule" : "book", item.id.value, reason});
    else if (draft.override)
        append_audit(transaction, now, {draft.override->by.value, "booking.override", item.id.value, reason});
}

void Store::prepare_commit() {
    if (!parts_->key || parts_->seal) return;
    Transaction transaction(parts_->database, Transaction::Kind::Read);
    const auto key = self(transaction).sealing_key;
    // None yet, or no good one: a commit will say so.
    if (auto seal = security::OneTimeSeal::make(key, parts_->random)) parts_->seal.emplace(std::move(*seal));
}

core::Result<booking::Booking> Store::commit(const core::BookingId& id, const booking::Draft& draft,
                                             const std::optional<core::StaffId>& by) {
    Transaction transaction(parts_->database);
    const auto now = parts_->clock.now();
    const auto held = slot_in_hand(transaction, draft.grant);
    if (!held) return not_in_hand(transaction, id, draft);
    const auto me = self(transaction);
    check_admitted(transaction, me, draft, held->slot, now);
    const Confirmed confirmed{draft};
    auto item = make_item(transaction, *parts_, me, id, confirmed, held->slot, now);
    item.seq = me.next_seq;
    item.prev_hash = me.last_hash;
    const auto text = written(transaction, item);
    transaction.run("DELETE FROM grants WHERE no = ?", draft.grant);
    insert_booking(transaction, *parts_, {item, text, confirmed, held->text, booking::Outcome::Pending, now, by});
    transaction.run("UPDATE terminal SET next_seq = next_seq + 1, last_hash = ?, spent = spent + 1",
                    wire::hash_of_written(text));
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return booking::Booking{id, me.epoch, item.seq, held->slot, draft, now};
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
        "SELECT b.id, b.box, b.slot, b.outcome, b.confirmed_at, (SELECT max(r.id) FROM bookings r WHERE r.replaces = "
        "b.id) FROM bookings b WHERE b.arrived = ? AND b.box IS NOT NULL ORDER BY b.confirmed_at, b.id",
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

#include "deploy/scheduler/domain/bookings.h"

#include "deploy/scheduler/domain/feed.h"
#include "deploy/scheduler/domain/instance.h"
#include "deploy/scheduler/domain/offices.h"
#include "shared/booking/rules.h"
#include "shared/calendar/window.h"
#include "shared/calendar/zone.h"
#include "shared/wire/json.h"

namespace accueil::scheduler {

namespace {

constexpr std::string_view select =
    "SELECT b.id, b.outcome, b.slot, b.terminal, b.sequence, b.reason, b.staff, b.replaced_by, b.hash, b.problem, "
    "b.detail, b.live, b.confirmed_at, b.arrival, b.people, b.mode, b.language, b.sealed, "
    "s.office, s.start, s.minutes, s.places, s.languages, s.modes, b.interpreter FROM bookings b LEFT JOIN slots s ON "
    "s.id = b.slot ";

wire::BookingView view_of(sqlite::Row row) {
    wire::BookingView view{row.id<core::BookingId>(0),
                           static_cast<booking::Outcome>(row.integer(1)),
                           {},
                           row.id<core::TerminalId>(3),
                           row.integer(4),
                           {},
                           {}};
    view.slot.id = row.id<core::SlotId>(2);
    if (!row.null(18)) {
        view.slot = {
            view.slot.id,    row.id<core::OfficeId>(18), row.instant(19),          std::chrono::minutes{row.number(20)},
            row.integer(21), split(row.text(22)),        split_modes(row.text(23))};
    }
    if (!row.null(5)) {
        if (const auto reason = wire::from_name<booking::OverrideReason>(row.text(5))) {
            view.override = booking::Override{*reason, row.id<core::StaffId>(6)};
        }
    }
    if (!row.null(7)) view.replaced_by = row.id<core::BookingId>(7);
    return view;
}

BookingRecord record_of(sqlite::Row row) {
    return {
        view_of(row), row.text(8),     row.text(9),
        row.text(10), row.flag(11),    row.instant(12),
        row.day(13),  row.integer(14), wire::from_name<booking::Mode>(row.text(15)).value_or(booking::Mode::InPerson),
        row.text(16), row.flag(24),    row.bytes(17)};
}

} // namespace

std::optional<BookingRecord> Bookings::find(const core::BookingId& id) const {
    return world_.store.first(std::string(select) + "WHERE b.id = ?1", record_of, id);
}

std::optional<wire::ItemResult> Bookings::answer_of(const core::BookingId& id) const {
    const auto answer = world_.store.first(
        "SELECT answer FROM bookings WHERE id = ?1", [](sqlite::Row row) { return row.text(0); }, id);
    if (!answer) return std::nullopt;
    auto result = wire::read<wire::ItemResult>(*answer);
    if (!result) return std::nullopt;
    return std::move(*result);
}

wire::ItemResult Bookings::admit(const Terminal& terminal, const wire::Item& item, const std::string& hash,
                                 const std::string& flag) {
    const auto replaced_by = already_replaced_by(item.id);
    const auto moved_already = item.replaces ? live_after(*item.replaces) : std::nullopt;
    Place taken = place(terminal, item);
    // Moved here at one kiosk and there at another: the person has been told both times, so both stand, and somebody
    // must ask which one.
    if (moved_already && taken.problem.empty()) {
        taken.outcome = booking::Outcome::NeedsHuman;
        taken.problem = "already-moved";
        taken.detail = "the booking that it replaces was moved elsewhere as well: " + moved_already->value;
    }
    if (!flag.empty() && taken.problem.empty()) {
        taken.problem = flag;
        taken.detail = "two disks have spoken for this terminal";
    }
    record(terminal, item, hash, taken);
    if (item.replaces && !moved_already) replace(*item.replaces, item.id);
    // The booking that replaces this one overtook it on another terminal: it has been given up before it arrived.
    if (replaced_by) replace(item.id, *replaced_by);
    wire::ItemResult result{item.id, replaced_by ? booking::Outcome::Cancelled : taken.outcome, taken.slot, {}};
    if (!taken.problem.empty()) result.problem = wire::Problem{taken.problem, taken.detail, 409, {}, {}};
    world_.store.run("UPDATE bookings SET answer = ?2 WHERE id = ?1", item.id, wire::write(result));
    return result;
}

Bookings::Place Bookings::place(const Terminal& terminal, const wire::Item& item) {
    const auto slot = Slots(world_).find(item.slot);
    if (!slot) {
        return {booking::Outcome::NeedsHuman, {}, item.grant, "slot-unknown", "the scheduler has no such slot"};
    }
    const bool own = (slot->state == SlotState::Lent || slot->state == SlotState::Held) &&
                     slot->terminal == terminal.id && slot->grant == item.grant;
    // Of a fenced epoch or an expired hold: the slot it had is the nearest one as long as nobody else has it.
    if (!own && slot->state != SlotState::Free) {
        return relocate(slot->slot, item.arrival, item.people, item.mode, item.language);
    }
    Place place{booking::Outcome::Accepted, slot->slot, item.grant, {}, {}};
    const auto zone = Offices(world_).zone(slot->slot.office);
    const auto window = calendar::window(item.arrival, Offices(world_).calendar(), slot->slot.office);
    const auto verdict = booking::fits(slot->slot, window, zone, item.people, item.mode, item.override);
    if (verdict == booking::Verdict::OutsideWindow) {
        // The person has been told this time, so the slot is kept; but nobody said why, so somebody must look at it.
        place.problem = "outside-window";
        place.detail = "outside of the five business days, and no reason was given";
        place.outcome = booking::Outcome::NeedsHuman;
    }
    return place;
}

Bookings::Place Bookings::relocate(const booking::Slot& original, std::chrono::local_days arrival, int people,
                                   booking::Mode mode, const std::string& language) {
    const auto window = calendar::window(arrival, Offices(world_).calendar(), original.office);
    const booking::Need need{people, mode, language, world_.now() + world_.policy.lead};
    std::vector<booking::Slot> free;
    for (auto& record : Slots(world_).free_of(original.office, window.first(), window.last(), need.not_before)) {
        free.push_back(std::move(record.slot));
    }
    const auto nearest = booking::relocate(original, need, free, window, Offices(world_).zone(original.office));
    if (!nearest) {
        return {booking::Outcome::NeedsHuman, {}, {}, "slot-taken", "the slot is taken and none is free in the window"};
    }
    return {booking::Outcome::Relocated, *nearest, Instance(world_).take_grant(), {}, {}};
}

void Bookings::record(const Terminal& terminal, const wire::Item& item, const std::string& hash, const Place& place) {
    const bool live = place.slot.has_value();
    if (live) Slots(world_).book(place.slot->id, place.grant);
    std::optional<std::string> reason, staff;
    if (item.override) {
        reason = std::string(wire::name(item.override->reason));
        staff = item.override->by.value;
    }
    world_.store.run(
        "INSERT INTO bookings (id, terminal, epoch, seq, hash, outcome, problem, detail, live, slot, first_slot, "
        "grant_no, sequence, confirmed_at, received_at, arrival, people, mode, language, reason, staff, replaces, "
        "answer, "
        "sealed, interpreter) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "
        "'', ?23, ?24)",
        item.id, terminal.id, item.epoch, item.seq, hash, static_cast<int>(place.outcome), place.problem, place.detail,
        live, live ? place.slot->id : item.slot, item.slot, item.grant,
        place.outcome == booking::Outcome::Relocated ? 1 : 0, item.confirmed_at, world_.now(), item.arrival,
        item.people, wire::name(item.mode), item.language, reason, staff, item.replaces, item.sealed, item.interpreter);
}

std::optional<core::BookingId> Bookings::already_replaced_by(const core::BookingId& id) const {
    return world_.store.first(
        "SELECT id FROM bookings WHERE replaces = ?1 ORDER BY live DESC, rowid LIMIT 1",
        [](sqlite::Row row) { return row.id<core::BookingId>(0); }, id);
}

std::optional<core::BookingId> Bookings::live_after(const core::BookingId& id) const {
    return world_.store.first(
        "WITH RECURSIVE moves (id) AS (SELECT id FROM bookings WHERE replaces = ?1 "
        "UNION SELECT b.id FROM bookings b JOIN moves m ON b.replaces = m.id) " // UNION: a circle ends
        "SELECT b.id FROM bookings b JOIN moves m ON m.id = b.id WHERE b.live = 1 ORDER BY b.rowid LIMIT 1",
        [](sqlite::Row row) { return row.id<core::BookingId>(0); }, id);
}

void Bookings::replace(const core::BookingId& old, const core::BookingId& by) {
    world_.store.run("UPDATE bookings SET replaced_by = ?2 WHERE id = ?1", old, by);
    // Moved with the slip alone: the kiosk does not know whose meeting it is, so what is known of the person stays.
    world_.store.run("UPDATE bookings SET sealed = coalesce((SELECT sealed FROM bookings WHERE id = ?1), sealed) "
                     "WHERE id = ?2 AND length(sealed) = 0",
                     old, by);
    cancel(old, "replaced");
}

bool Bookings::cancel(const core::BookingId& id, std::string_view detail) {
    const auto known = find(id);
    if (!known || known->view.outcome == booking::Outcome::Cancelled) return false;
    world_.store.run("UPDATE bookings SET outcome = ?2, live = 0, sequence = sequence + 1, problem = '', detail = ?3 "
                     "WHERE id = ?1",
                     id, static_cast<int>(booking::Outcome::Cancelled), detail);
    if (known->live) Offices(world_).give_up(known->view.slot.id);
    Feed(world_).publish(wire::BookingCancelled{id});
    return true;
}

bool Bookings::move_away(const core::BookingId& id, std::string_view detail) {
    const auto known = find(id);
    if (!known || !known->live) return false;
    const auto place = relocate(known->view.slot, known->arrival, known->people, known->mode, known->language);
    if (!place.slot) {
        world_.store.run("UPDATE bookings SET outcome = ?2, live = 0, problem = ?3, detail = ?4 WHERE id = ?1", id,
                         static_cast<int>(booking::Outcome::NeedsHuman), place.problem, detail);
        return false;
    }
    Slots(world_).book(place.slot->id, place.grant);
    world_.store.run("UPDATE bookings SET outcome = ?2, slot = ?3, sequence = sequence + 1, detail = ?4 WHERE id = ?1",
                     id, static_cast<int>(booking::Outcome::Relocated), place.slot->id, detail);
    Feed(world_).publish(wire::BookingMoved{id, *place.slot});
    return true;
}

std::optional<core::BookingId> Bookings::of_hold(const core::TerminalId& terminal, core::GrantNo hold) const {
    return world_.store.first(
        "SELECT id FROM bookings WHERE terminal = ?1 AND grant_no = ?2 AND seq = 0 AND live = 1 AND replaces IS NULL",
        [](sqlite::Row row) { return row.id<core::BookingId>(0); }, terminal, hold);
}

std::optional<core::BookingId> Bookings::of_slot(const core::SlotId& slot) const {
    return world_.store.first(
        "SELECT id FROM bookings WHERE slot = ?1 AND live = 1",
        [](sqlite::Row row) { return row.id<core::BookingId>(0); }, slot);
}

std::vector<BookingRecord> Bookings::list(const Filter& filter) const {
    std::vector<BookingRecord> records;
    std::optional<int> outcome;
    if (filter.outcome) outcome = static_cast<int>(*filter.outcome);
    world_.store.each(
        std::string(select) + "WHERE (?1 IS NULL OR s.office = ?1) AND (?2 IS NULL OR b.outcome = ?2) "
                              "AND coalesce(s.start, b.confirmed_at) BETWEEN ?3 AND ?4 "
                              "ORDER BY s.start, b.id LIMIT ?5",
        [&](sqlite::Row row) { records.push_back(record_of(row)); }, filter.office, outcome, filter.from, filter.to,
        filter.most);
    return records;
}

void Bookings::forget_sealed() {
    // Of a slot that nobody knows the meeting has no day: its term begins when the booking came.
    world_.store.run("UPDATE bookings SET sealed = x'' WHERE length(sealed) > 0 AND "
                     "coalesce((SELECT start FROM slots WHERE id = bookings.slot), received_at) < ?1",
                     world_.now() - world_.policy.sealed_kept);
}

} // namespace accueil::scheduler

#include "tests/simulation/checks.h"

#include "shared/calendar/window.h"

namespace accueil::simulation {

namespace {

using sqlite::Row;

} // namespace

void check_one_booking_a_slot(Central& central, Outcome& outcome) {
    const auto most = central.database()
                          .first("SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM bookings WHERE live = 1 "
                                 "GROUP BY slot)",
                                 [](const Row& row) { return row.integer(0); })
                          .value()
                          .value();
    if (most > 1) outcome.violations.push_back("I1: a slot has " + std::to_string(most) + " bookings");
}

// A promise is kept as it was made, unless its epoch was fenced, and then it is placed or handed to a person.
void check_promises(Central& central, Outcome& outcome) {
    for (const auto& promise : central.ledger().promises()) {
        const auto found = central.recorded(promise.id);
        if (!found) {
            if (central.is_dead_letter(promise.id))
                ++outcome.counts["outcome-dead-letter"];
            else if (promise.gone_with_disk)
                ++outcome.counts["gone-with-the-disk"];
            else
                outcome.violations.push_back("I2: booking " + promise.id.value + " was never delivered");
            continue;
        }
        ++outcome.counts["outcome-" + std::string(wire::name(found->outcome))];
        if (found->outcome == booking::Outcome::Pending)
            outcome.violations.push_back("I2: booking " + promise.id.value + " has no outcome");
        const bool in_place = found->slot == promise.slot.id.value;
        // A scheduler that was restored may not remember a closed day, and with it why the window was longer: the
        // meeting stays, and a person looks at it.
        const bool shown = in_place && found->problem == "outside-window" && !central.ledger().closed().empty();
        const bool kept = (in_place && found->outcome == booking::Outcome::Accepted) || shown;
        if (!kept && !promise.cancelled && !central.ledger().excused(promise))
            outcome.violations.push_back("I1: booking " + promise.id.value + " lost its slot without a fence: " +
                                         std::string(wire::name(found->outcome)) + " " + found->problem);
    }
}

void check_windows(Central& central, Outcome& outcome) {
    std::map<core::OfficeId, calendar::DayOverrides> closed;
    for (const auto& [office, day] : central.ledger().closed()) closed[office].closed.insert(day);
    const calendar::BusinessCalendar present({}, std::move(closed));
    central.database()
        .each("SELECT b.id, b.arrival, s.day, b.reason, s.office, b.outcome FROM bookings b JOIN slots s "
              "ON s.id = b.slot WHERE b.live = 1",
              [&](const Row& row) {
                  // A day may have been closed before or after the booking: the window is longer with it.
                  const auto day = row.day(2);
                  const bool inside = calendar::window(row.day(1), calendar::BusinessCalendar{}).contains(day) ||
                                      (day > row.day(1) &&
                                       day <= calendar::window(row.day(1), present, row.id<core::OfficeId>(4)).last());
                  const bool handed = row.integer(5) == static_cast<int>(booking::Outcome::NeedsHuman);
                  if (!inside && !handed && row.text(3).empty())
                      outcome.violations.push_back("I3: booking " + row.text(0) + " is outside its window");
              })
        .value();
}

// What a terminal could book now, the scheduler has lent to it and to nobody else.
void check_hands(Central& central, std::vector<std::unique_ptr<Machine>>& machines, Outcome& outcome) {
    for (auto& machine : machines) {
        if (machine->forked()) continue; // the other one may have it
        const auto hand = machine->store().hand().value();
        for (const auto& grant : hand) {
            const auto lent =
                central.database()
                    .first(
                        "SELECT count(*) FROM slots WHERE id = ? AND terminal = ? AND grant_no = ? AND "
                        "state = 1",
                        [](const Row& row) { return row.integer(0); }, grant.slot.id, machine->id(), grant.no)
                    .value()
                    .value();
            if (lent != 1)
                outcome.violations.push_back("I4: grant " + std::to_string(grant.no.value) + " of " +
                                             machine->id().value + " is not lent to it");
        }
    }
}

void check_ended(std::vector<std::unique_ptr<Machine>>& machines, Outcome& outcome) {
    for (auto& machine : machines) {
        const auto status = machine->store().status().value();
        const auto& name = machine->id().value;
        if (status.outbox_depth > 0) outcome.violations.push_back("I2: the outbox of " + name + " does not drain");
        if (status.pending_returns > 0) outcome.violations.push_back("the returns of " + name + " do not arrive");
        if (status.standing != store::Standing::Ready) outcome.violations.push_back(name + " can't book any more");
        if (auto chain = machine->store().audit_verify(); !chain) outcome.violations.push_back(chain.error().detail);
    }
}

} // namespace accueil::simulation

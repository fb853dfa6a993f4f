// A reception agent at the kiosk: signing in, today's arrivals, calls, the terminal. Works from what the terminal has.
#include <algorithm>

#include "kiosk/journey/letters.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

const StaffArrival* arrival(const Model& model, const core::BookingId& id) {
    const auto& arrivals = model.facts->arrivals;
    const auto found = std::ranges::find_if(arrivals, [&id](const StaffArrival& row) { return row.booking.id == id; });
    return found == arrivals.end() ? nullptr : &*found;
}

} // namespace

void audit(Turn& turn, std::string act, std::string subject, std::string reason) {
    if (!turn.model.staff) return;
    turn.want(Audit{*turn.model.staff, std::move(act), std::move(subject), std::move(reason)});
}

void staff_home(Turn& turn, StaffTab tab) {
    turn.model.trail.clear();
    turn.put(StaffHome{.tab = tab, .reprint = {}, .reprinted = {}});
}

void staff_badge(Turn& turn, const core::StaffId& badge) {
    // In a person's journey a badge is an accident: it hangs from the neck of the agent who bends over to help.
    if (turn.at<ShowDocument>()) turn.clear();
    if (!turn.at<Attract>() && !turn.at<OutOfService>() && !turn.at<StaffPin>()) return;
    turn.model.comfort = Comfort{};
    turn.put(StaffPin{.staff = badge.value, .pin = {}, .on_pin = true, .locked_until = {}});
}

void on(Turn& turn, const StaffAsked&) {
    if (!turn.at<Attract>() && !turn.at<OutOfService>()) return;
    turn.model.comfort = Comfort{}; // a visitor's, who has gone
    turn.put(StaffPin{});
}

void on(Turn& turn, const PinAccepted& accepted) {
    auto& model = turn.model;
    const auto* screen = turn.at<StaffPin>();
    if (!screen || !screen->checking || trimmed(screen->staff) != accepted.staff.value) return;
    model.staff = accepted.staff;
    model.visit = Visit{};
    model.calling = false;
    turn.want(OpenStaffSession{accepted.staff});
    audit(turn, "sign-in", accepted.staff.value);
    staff_home(turn);
}

void on(Turn& turn, const PinRefused& refused) {
    auto* screen = turn.at<StaffPin>();
    if (!screen || !screen->checking) return;
    screen->checking = false;
    screen->pin.clear();
    screen->wrong = true;
    screen->locked_until = refused.locked_until;
}

void on(Turn& turn, const StaffLeft&) {
    const auto* booking = turn.at<StaffBooking>();
    if (booking && booking->committing) return;
    if (turn.model.staff || turn.at<StaffPin>()) turn.clear();
}

void on(Turn& turn, const TabChosen& chosen) {
    if (auto* home = turn.at<StaffHome>()) home->tab = chosen.tab;
}

void on(Turn& turn, const ReprintAsked& asked) {
    auto* home = turn.at<StaffHome>();
    const auto* row = arrival(turn.model, asked.booking);
    if (!home || !row || !stands(*row)) return;
    home->reprint = PrintState::Waiting;
    home->reprinted = asked.booking;
    turn.want(Print{row->booking});
    audit(turn, "reprint", asked.booking.value);
}

void on(Turn& turn, const RescheduleAsked& asked) {
    const auto* row = arrival(turn.model, asked.booking);
    if (!turn.at<StaffHome>() || !row || !stands(*row)) return;
    const auto& draft = row->booking.draft;
    auto& visit = turn.model.visit;
    visit = Visit{};
    visit.person = draft.person;
    visit.wishes = draft.wishes;
    visit.document = draft.arrival.document;
    visit.flight = draft.arrival.flight;
    visit.office = row->booking.slot.office;
    visit.replaces = row->booking;
    // Who and where are known; Back leads to both.
    turn.put(StaffBooking{.step = 2, .days = {}, .reason = booking::OverrideReason::Reschedule, .committing = {}});
    refresh_staff_times(turn);
}

void on(Turn& turn, const StaffBookAsked&) {
    if (!turn.at<StaffHome>() && !turn.at<StaffConfirmed>()) return;
    turn.forget_person();
    turn.put(StaffBooking{});
}

void on(Turn& turn, const WaitingChosen& chosen) {
    const auto& waiting = turn.model.facts->waiting;
    const auto row = std::ranges::find(waiting, chosen.number, &StaffWaiting::number);
    if (!turn.at<StaffHome>() || row == waiting.end()) return;
    auto& visit = turn.model.visit;
    visit = Visit{};
    visit.waiting = row->number;
    visit.person = row->person;
    visit.wishes = row->wishes;
    visit.document = row->arrival.document;
    visit.flight = row->arrival.flight;
    visit.arrived = row->arrival.date;
    if (!row->office.empty()) visit.office = row->office;
    turn.put(StaffBooking{
        .step = visit.office ? 2 : 1, .days = {}, .reason = booking::OverrideReason::NoSlotInWindow, .committing = {}});
    refresh_staff_times(turn);
}

void on(Turn& turn, const WaitingClosed& closed) {
    if (!turn.at<StaffHome>() || !turn.model.staff) return;
    turn.want(LeaveQueue{closed.number, turn.model.staff});
    audit(turn, "close-wait", closed.number.value);
}

void on(Turn& turn, const CallClosed& closed) {
    if (!turn.at<StaffHome>() || !turn.model.staff) return;
    turn.want(CloseCall{closed.number, *turn.model.staff});
    audit(turn, "close-call", std::to_string(closed.number));
}

void on(Turn& turn, const ServiceSwitched& switched) {
    if (!turn.at<StaffHome>() || !turn.model.staff) return;
    turn.want(SetService{switched.in_service, *turn.model.staff});
    audit(turn, switched.in_service ? "service-start" : "service-stop", "terminal");
}

} // namespace accueil::journey

// From the review to the promise: nothing is said to the person before the booking is durable.
#include <algorithm>
#include <utility>

#include "kiosk/journey/times.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

void toggle(std::vector<booking::PlanPart>& plan, booking::PlanPart part) {
    const auto there = std::ranges::find(plan, part);
    if (there != plan.end()) {
        plan.erase(there);
    } else {
        plan.push_back(part);
    }
}

bool shows_times(const Screen& screen) {
    return std::holds_alternative<ChooseTime>(screen) || std::holds_alternative<NothingFree>(screen);
}

} // namespace

// The trail leads there, so that Back goes on leading to what came before them.
void choose_again(Turn& turn) {
    auto& model = turn.model;
    auto& visit = model.visit;
    if (visit.chosen) drop_grant(model, visit.chosen->grant);
    visit.chosen.reset();
    visit.override.reset();
    visit.held.reset();
    visit.free.clear();
    visit.free_of.reset();
    while (!model.trail.empty() && !shows_times(model.trail.back())) model.trail.pop_back();
    if (!model.trail.empty()) model.trail.pop_back();
    show_times(turn, true);
}

void leave_queue(Turn& turn) {
    if (const auto number = std::exchange(turn.model.visit.waiting, std::nullopt))
        turn.want(LeaveQueue{*number, turn.model.staff});
}

booking::Draft draft(const Turn& turn) {
    const auto& visit = turn.model.visit;
    booking::Draft made;
    made.person = visit.person;
    made.wishes = visit.wishes;
    made.arrival = {
        .date = arrival_date(turn.model), .desk = turn.policy.desk, .document = visit.document, .flight = visit.flight};
    if (visit.replaces) made.arrival = visit.replaces->draft.arrival;
    if (visit.chosen) made.grant = visit.chosen->grant;
    made.override = visit.override;
    if (visit.replaces) made.replaces = visit.replaces->id;
    return made;
}

bool slot_has_gone(core::ErrorKind why) { return why == core::ErrorKind::Conflict || why == core::ErrorKind::Refused; }

void drop_grant(Model& model, core::GrantNo grant) {
    auto facts = std::make_shared<Facts>(*model.facts);
    std::erase_if(facts->hand, [grant](const booking::Grant& held) { return held.no == grant; });
    model.facts = std::move(facts);
}

void on(Turn& turn, const InterpreterToggled&) {
    auto& wishes = turn.model.visit.wishes;
    if (turn.at<ChooseTime>() || turn.at<Review>() || turn.at<StaffBooking>()) wishes.interpreter = !wishes.interpreter;
}

void on(Turn& turn, const StepFreeToggled&) {
    auto& wishes = turn.model.visit.wishes;
    if (turn.at<ChooseTime>() || turn.at<Review>() || turn.at<StaffBooking>()) wishes.step_free = !wishes.step_free;
}

void on(Turn& turn, const PlanToggled& toggled) {
    if (turn.at<Review>()) toggle(turn.model.visit.wishes.plan, toggled.part);
}

void on(Turn& turn, const ConfirmAsked&) {
    if (turn.at<StaffBooking>()) return staff_commit(turn);
    const auto& visit = turn.model.visit;
    const bool moving = turn.at<ConfirmMove>() && visit.slip && visit.held;
    if ((!turn.at<Review>() && !moving) || !visit.chosen) return;
    const auto id = turn.make_id();
    if (visit.held)
        turn.want(CommitHeld{id, draft(turn), *visit.held, visit.slip ? visit.slip->code : std::string{}});
    else
        turn.want(Commit{id, draft(turn)});
    turn.go(Confirming{id});
}

void on(Turn& turn, const CommitDone& done) {
    auto& model = turn.model;
    if (turn.at<StaffBooking>()) return staff_commit_done(turn, done.booking);
    const auto* waiting = turn.at<Confirming>();
    if (!waiting || waiting->id != done.booking.id) return;
    model.visit.booked = done.booking;
    model.visit.held.reset();
    model.trail.clear();
    model.touched = model.monotonic; // reading begins now
    leave_queue(turn);
    turn.put(Confirmed{.moved = model.visit.replaces.has_value()});
    turn.want(Print{done.booking});
}

void on(Turn& turn, const CommitFailed& failed) {
    if (turn.at<StaffBooking>()) return staff_commit_failed(turn, failed);
    const auto* waiting = turn.at<Confirming>();
    if (!waiting || waiting->id != failed.id) return;
    if (turn.model.facts->stop) return turn.clear(); // the reason was already told while the answer was awaited
    turn.model.touched = turn.model.monotonic;
    if (turn.model.visit.slip) return move_failed(turn, failed.why);
    if (slot_has_gone(failed.why)) return choose_again(turn);
    turn.model.visit.held.reset(); // whatever became of it, nobody was promised anything
    turn.model.trail.pop_back();
    turn.put(Review{.failed = true});
    turn.call();
}

} // namespace accueil::journey

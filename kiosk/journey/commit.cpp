// From the review to the promise: nothing is said to the person before the booking is durable.
#include <algorithm>

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

// Back to the times: the trail leads there, so that Back goes on leading to what came before them.
void choose_again(Turn& turn) {
    auto& model = turn.model;
    if (model.visit.chosen) drop_grant(model, model.visit.chosen->grant);
    model.visit.chosen.reset();
    while (!model.trail.empty() && !std::holds_alternative<ChooseTime>(model.trail.back())) model.trail.pop_back();
    if (!model.trail.empty()) model.trail.pop_back();
    show_times(turn, true);
}

} // namespace

booking::Draft draft(const Turn& turn) {
    const auto& visit = turn.model.visit;
    booking::Draft made;
    made.person = visit.person;
    made.wishes = visit.wishes;
    made.arrival = {
        .date = arrival_date(turn.model), .desk = turn.policy.desk, .document = visit.document, .flight = visit.flight};
    if (visit.replaces) made.arrival = visit.replaces->draft.arrival;
    made.grant = visit.chosen->grant;
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
    if (!turn.at<Review>() || !turn.model.visit.chosen) return;
    const auto id = turn.make_id();
    turn.want(Commit{id, draft(turn)});
    turn.go(Confirming{id});
}

void on(Turn& turn, const CommitDone& done) {
    auto& model = turn.model;
    if (turn.at<StaffBooking>()) return staff_commit_done(turn, done.booking);
    const auto* waiting = turn.at<Confirming>();
    if (!waiting || waiting->id != done.booking.id) return;
    model.visit.booked = done.booking;
    model.trail.clear();
    model.touched = model.monotonic; // reading begins now
    turn.put(Confirmed{});
    turn.want(Print{done.booking});
}

void on(Turn& turn, const CommitFailed& failed) {
    if (turn.at<StaffBooking>()) return staff_commit_failed(turn, failed);
    const auto* waiting = turn.at<Confirming>();
    if (!waiting || waiting->id != failed.id) return;
    if (turn.model.facts->stop) return turn.clear(); // the reason was already told while the answer was awaited
    turn.model.touched = turn.model.monotonic;
    if (slot_has_gone(failed.why)) return choose_again(turn);
    turn.model.trail.pop_back();
    turn.put(Review{.failed = true});
    turn.call();
}

} // namespace accueil::journey

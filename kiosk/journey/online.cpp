// What is not in the hand and is asked for while the person waits: free slots, and one of them held.
#include "kiosk/journey/contact.h"
#include "kiosk/journey/times.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

void after_time(Turn& turn) {
    const auto& visit = turn.model.visit;
    if (visit.slip) return turn.put(ConfirmMove{});
    turn.put(EnterContact{});
    // Chosen once more after the first time was taken: the contact is known, Back still leads to it.
    if (visit.contact_asked && can_be_reached(visit.person, visit.wishes.mode)) turn.go(Review{});
}

// Nothing was held, so nothing is lost; with the hand alone the way goes on.
void without_network(Turn& turn) {
    auto& model = turn.model;
    if (model.visit.slip) return turn.put(MeetingObstacle{Obstacle::Offline});
    model.visit.chosen.reset();
    model.visit.override.reset();
    model.visit.free.clear();
    model.visit.free_of = model.visit.office;
    if (!model.trail.empty()) model.trail.pop_back(); // the times, which are put anew
    show_times(turn);
    if (auto* times = turn.at<ChooseTime>()) times->not_held = true;
}

} // namespace

bool may_ask_for_slots(const Model& model) {
    const auto& visit = model.visit;
    // Whoever moves a meeting has just been answered by the scheduler, whatever the last exchange said.
    return (model.facts->online || visit.slip) && visit.office && visit.free_of != visit.office &&
           days_to_ask_for(model);
}

void ask_for_slots(Turn& turn, bool taken) {
    const auto& model = turn.model;
    const auto days = days_to_ask_for(model);
    if (!days || !model.visit.office) return;
    turn.want(AskSlots{*model.visit.office, days->first, days->last});
    turn.put(Asking{.question = Question::Times, .taken = taken});
}

void take_time(Turn& turn) {
    const auto& chosen = turn.model.visit.chosen;
    if (!chosen) return;
    turn.go(Asking{.question = Question::Slot});
    if (must_be_held(chosen->grant)) return turn.want(Hold{chosen->slot.id});
    after_time(turn);
}

void on(Turn& turn, const SlotsAnswered& answered) {
    const auto* asking = turn.at<Asking>();
    auto& visit = turn.model.visit;
    if (!asking || asking->question != Question::Times || visit.office != answered.office) return;
    turn.model.touched = turn.model.monotonic;
    if (!answered.slots && visit.slip) return turn.put(MeetingObstacle{Obstacle::Offline});
    visit.free = answered.slots.value_or(std::vector<booking::Slot>{});
    visit.free_of = answered.office;
    show_times(turn, asking->taken);
}

void on(Turn& turn, const HoldAnswered& answered) {
    const auto* asking = turn.at<Asking>();
    auto& visit = turn.model.visit;
    const bool awaited =
        asking && asking->question == Question::Slot && visit.chosen && visit.chosen->slot.id == answered.slot;
    if (!awaited) { // whoever wanted it has gone
        if (answered.grant) turn.want(ReleaseHold{answered.grant->no});
        return;
    }
    turn.model.touched = turn.model.monotonic;
    if (answered.grant) {
        visit.held = answered.grant;
        visit.chosen->grant = answered.grant->no;
        return after_time(turn);
    }
    const bool unreachable = answered.why == core::ErrorKind::Unavailable || answered.why == core::ErrorKind::Timeout;
    return unreachable ? without_network(turn) : choose_again(turn);
}

} // namespace accueil::journey

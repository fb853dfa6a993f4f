// What a paper in front of the camera means at each moment.
#include <algorithm>
#include <utility>

#include "kiosk/journey/same_person.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

void take(Turn& turn, const DocumentSeen& seen) {
    auto& visit = turn.model.visit;
    if (has_name(seen.person) && (!has_name(visit.person) || certainty(seen.kind) >= certainty(visit.document))) {
        visit.person.surname = seen.person.surname;
        visit.person.given_names = seen.person.given_names;
    }
    if (certainty(seen.kind) >= certainty(visit.document)) visit.document = seen.kind;
    if (!seen.flight.empty()) visit.flight = seen.flight;
    visit.connecting = visit.connecting || (seen.connecting && turn.policy.desk == "domestic");
    if (seen.region) visit.region = seen.region;
    if (seen.people) visit.wishes.people = std::clamp(*seen.people, 1, turn.policy.largest_household);
}

ConfirmPerson question(const Visit& visit) { return ConfirmPerson{.connecting = visit.connecting, .other = {}}; }

void at_attract(Turn& turn, const DocumentSeen& seen, bool usable) {
    turn.put(ChooseLanguage{});
    if (!usable) return;
    take(turn, seen);
    const auto& known = turn.policy.languages;
    if (seen.language && std::ranges::find(known, *seen.language) != known.end()) {
        turn.model.visit.language = *seen.language;
        turn.model.visit.wishes.language = *seen.language;
    }
}

void at_show_document(Turn& turn, ShowDocument& screen, const DocumentSeen& seen, bool usable) {
    if (!usable) {
        screen.trouble = seen.broken ? ScanTrouble::Broken : ScanTrouble::NotATravelPaper;
        screen.gone = false;
        return;
    }
    take(turn, seen);
    screen = ShowDocument{}; // what Back returns to
    if (has_name(turn.model.visit.person)) {
        turn.go(question(turn.model.visit));
    } else {
        turn.go(EnterName{}); // a number without a name: a paper, but not one that says who
    }
}

void at_confirm_person(Turn& turn, ConfirmPerson& screen, const DocumentSeen& seen) {
    auto& visit = turn.model.visit;
    if (may_be_one_person(visit.person, seen.person)) {
        take(turn, seen);
        screen.connecting = visit.connecting;
    } else {
        screen.other = seen.person;
    }
}

void at_enter_name(Turn& turn, const DocumentSeen& seen) {
    if (!has_name(seen.person)) return;
    turn.model.visit.person = {}; // the paper is believed more than what was being typed
    take(turn, seen);
    turn.put(question(turn.model.visit));
    auto& trail = turn.model.trail;
    if (!trail.empty() && std::holds_alternative<ConfirmPerson>(trail.back())) trail.pop_back();
}

} // namespace

void show_document_screen(Turn& turn) {
    ShowDocument screen;
    if (!turn.model.facts->camera) screen.trouble = ScanTrouble::CameraLost;
    turn.put(screen);
}

void on(Turn& turn, const DocumentSeen& seen) {
    if (seen.badge) return staff_badge(turn, *seen.badge);
    if (seen.slip) {
        // A slip in the middle of a journey is an accident: it lies on the counter, or it is the last person's.
        if (turn.at<Attract>() || turn.at<ChooseLanguage>() || turn.at<ShowDocument>()) turn.want(Recall{*seen.slip});
        return;
    }
    const bool usable = seen.kind != booking::DocumentKind::None && !seen.broken;
    if (turn.at<Attract>()) return at_attract(turn, seen, usable);
    if (auto* screen = turn.at<ShowDocument>()) return at_show_document(turn, *screen, seen, usable);
    if (!usable) return;
    if (turn.at<ChooseLanguage>()) return take(turn, seen);
    if (auto* screen = turn.at<ConfirmPerson>()) return at_confirm_person(turn, *screen, seen);
    if (turn.at<EnterName>()) return at_enter_name(turn, seen);
    if (turn.at<StaffBooking>()) return staff_document(turn, seen);
    // Later on a paper in view changes nothing: a household shows several, the next in the queue holds out theirs.
}

void on(Turn& turn, const OtherAccepted&) {
    auto* screen = turn.at<ConfirmPerson>();
    if (!screen || !screen->other) return;
    turn.model.visit.person = *screen->other;
    screen->other.reset();
}

void on(Turn& turn, const HintChanged& changed) {
    auto* screen = turn.at<ShowDocument>();
    if (!screen) return;
    // The paper that made trouble has gone and another one comes. A hint may also be news of the very paper that was
    // read a moment ago: it must not take away the words about it.
    if (changed.hint == ScanHint::Searching)
        screen->gone = true;
    else if (std::exchange(screen->gone, false) && screen->trouble != ScanTrouble::CameraLost)
        screen->trouble.reset();
    screen->hint = changed.hint;
}

void on(Turn& turn, const ScanFailed& failed) {
    auto* screen = turn.at<ShowDocument>();
    if (!screen) return;
    screen->trouble = failed.trouble;
    screen->gone = false;
}

void on(Turn& turn, const Recalled& recalled) {
    if (!turn.at<Attract>() && !turn.at<ChooseLanguage>() && !turn.at<ShowDocument>()) return;
    if (!recalled.booking) return turn.call(); // booked elsewhere: only a person can look it up
    auto& model = turn.model;
    const auto chosen = turn.at<Attract>() ? recalled.booking->draft.wishes.language : model.visit.language;
    model.visit = visit_in(chosen);
    model.visit.person = recalled.booking->draft.person;
    model.visit.wishes = recalled.booking->draft.wishes;
    model.visit.office = recalled.booking->slot.office;
    model.visit.booked = recalled.booking;
    model.trail.clear();
    turn.put(Confirmed{.print = PrintState::NotAsked, .recalled = true});
}

} // namespace accueil::journey

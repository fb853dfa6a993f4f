// What a paper in front of the camera means at each moment.
#include <algorithm>
#include <utility>

#include "kiosk/journey/same_person.h"
#include "kiosk/journey/times.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

// What a paper says of the person themselves. Of two names the better one counts, with the day of birth beside it.
void identify(Visit& visit, const DocumentSeen& seen) {
    const bool better = certainty(seen.kind) >= certainty(visit.document);
    if (has_name(seen.person) && (!has_name(visit.person) || better)) {
        visit.person.surname = seen.person.surname;
        visit.person.given_names = seen.person.given_names;
    }
    if (!seen.birth.empty() && (visit.birth.empty() || better)) visit.birth = seen.birth;
    if (!seen.person.reference.empty()) visit.person.reference = seen.person.reference;
    if (better) visit.document = seen.kind;
    if (!seen.flight.empty()) visit.flight = seen.flight;
}

// Nobody has said yet who they are: of two papers that can't be of one person the later one is believed.
void take_afresh(Turn& turn, const DocumentSeen& seen) {
    auto& visit = turn.model.visit;
    if (contradicts(visit, seen)) visit = anew(visit);
    take(turn, seen);
}

ConfirmPerson question(const Visit& visit) { return ConfirmPerson{.connecting = visit.connecting, .other = {}}; }

bool is_letter(const DocumentSeen& seen) { return seen.verified && !seen.broken && is_somebody(seen.person); }

// A letter of ours has answered all that comes before the time, and how to reach the person. Back leads through every
// page that was passed over, so nothing in it is beyond correction.
void answered_by_letter(Turn& turn) {
    auto& visit = turn.model.visit;
    visit.contact_asked = true;
    turn.go(question(visit));
    on(turn, PersonAccepted{});
    const auto* choice = turn.at<ChooseOffice>();
    if (choice == nullptr) return;
    // Several offices serve the region: the one that is free first; the others are one step back.
    if (const auto soonest = soonest_office(turn.model, choice->offices)) on(turn, OfficeChosen{*soonest});
}

void at_first_screens(Turn& turn, const DocumentSeen& seen, bool usable) {
    turn.put(ChooseLanguage{});
    if (!usable) return;
    take_afresh(turn, seen);
    if (!seen.language || !turn.speaks(*seen.language)) return;
    auto& visit = turn.model.visit;
    visit.language = *seen.language;
    visit.wishes.language = *seen.language;
    if (!is_letter(seen)) return;
    turn.want(CountLanguage{visit.language});
    answered_by_letter(turn);
}

void at_show_document(Turn& turn, ShowDocument& screen, const DocumentSeen& seen, bool usable) {
    if (!usable) {
        screen.trouble = seen.broken ? ScanTrouble::Broken : ScanTrouble::NotATravelPaper;
        screen.gone = false;
        return;
    }
    take(turn, seen);
    screen = ShowDocument{}; // what Back returns to
    if (is_letter(seen)) return answered_by_letter(turn);
    if (is_somebody(turn.model.visit.person)) {
        turn.go(question(turn.model.visit));
    } else {
        turn.go(EnterName{}); // a number without a name: a paper, but not one that says who
    }
}

void at_confirm_person(Turn& turn, ConfirmPerson& screen, const DocumentSeen& seen) {
    auto& visit = turn.model.visit;
    if (!contradicts(visit, seen)) {
        take(turn, seen);
        screen.connecting = visit.connecting;
        return;
    }
    screen.other = seen;
}

void at_enter_name(Turn& turn, const DocumentSeen& seen) {
    if (!has_name(seen.person)) return;
    const auto reference = turn.model.visit.person.reference;
    turn.model.visit.person = {}; // the paper is believed more than what was being typed
    turn.model.visit.person.reference = reference;
    take(turn, seen);
    turn.put(question(turn.model.visit));
    auto& trail = turn.model.trail;
    if (!trail.empty() && std::holds_alternative<ConfirmPerson>(trail.back())) trail.pop_back();
}

// A second paper of the person who is known completes what a boarding pass had cut off. One of anybody else changes
// nothing: a household shows several, the next in the queue holds out theirs.
void later(Turn& turn, const DocumentSeen& seen) {
    auto& visit = turn.model.visit;
    if (!has_name(visit.person) || !has_name(seen.person) || contradicts(visit, seen)) return;
    identify(visit, seen);
}

} // namespace

bool contradicts(const Visit& visit, const DocumentSeen& seen) {
    return !may_be_one_person(visit.person, seen.person) || !may_be_one_birth(visit.birth, seen.birth);
}

void take(Turn& turn, const DocumentSeen& seen) {
    auto& visit = turn.model.visit;
    identify(visit, seen);
    visit.connecting = visit.connecting || (seen.connecting && turn.policy.desk == "domestic");
    if (seen.region) visit.region = seen.region;
    auto& wishes = visit.wishes;
    if (seen.people) wishes.people = std::clamp(*seen.people, 1, turn.policy.largest_household);
    wishes.interpreter = wishes.interpreter || seen.interpreter;
    wishes.step_free = wishes.step_free || seen.step_free;
    if (!seen.plan.empty()) wishes.plan = seen.plan;
}

void show_document_screen(Turn& turn) {
    ShowDocument screen;
    if (!reads_papers(*turn.model.facts)) screen.trouble = ScanTrouble::CameraLost;
    turn.put(screen);
}

void on(Turn& turn, const DocumentSeen& seen) {
    if (seen.badge) return staff_badge(turn, *seen.badge);
    if (seen.slip) return slip_shown(turn, seen);
    const bool usable = seen.kind != booking::DocumentKind::None && !seen.broken;
    if (turn.at<Attract>()) return at_first_screens(turn, seen, usable);
    if (auto* screen = turn.at<ShowDocument>()) return at_show_document(turn, *screen, seen, usable);
    if (!usable) return;
    if (turn.at<ChooseLanguage>())
        return is_letter(seen) ? at_first_screens(turn, seen, true) : take_afresh(turn, seen);
    if (auto* screen = turn.at<ConfirmPerson>()) return at_confirm_person(turn, *screen, seen);
    if (turn.at<EnterName>()) return at_enter_name(turn, seen);
    if (turn.at<StaffBooking>()) return staff_document(turn, seen);
    if (turn.at<ChooseRegion>() || turn.at<ChooseOffice>() || turn.at<ChooseTime>() || turn.at<EnterContact>() ||
        turn.at<Review>())
        later(turn, seen);
}

void on(Turn& turn, const OtherAccepted&) {
    auto* screen = turn.at<ConfirmPerson>();
    if (!screen || !screen->other) return;
    // All that the first paper told was about somebody else.
    const auto seen = *screen->other;
    turn.model.visit = anew(turn.model.visit);
    take(turn, seen);
    *screen = question(turn.model.visit);
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

} // namespace accueil::journey

// The person's way from the first touch to the question "is this you?", and the way out at the end.
#include <algorithm>

#include "kiosk/journey/contact.h"
#include "kiosk/journey/same_person.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

// Back onto a screen is not the way forward again: what that screen asks for is open once more.
void reopen(Turn& turn) {
    auto& visit = turn.model.visit;
    if (turn.at<ShowDocument>() || turn.at<ChooseLanguage>()) visit = anew(visit);
    if (turn.at<ShowDocument>()) show_document_screen(turn);
    if (auto* person = turn.at<ConfirmPerson>()) person->other.reset();
    if (turn.at<ChooseTime>() || turn.at<NothingFree>()) {
        visit.held.reset();
        visit.override.reset();
    }
    if (turn.at<YourMeeting>()) visit.replaces.reset();
    if (turn.at<ChooseTime>()) {
        visit.free_of.reset(); // what was free when they were asked for may be gone
        show_times(turn);
    }
    if (turn.at<EnterContact>()) visit.contact_asked = false;
}

// Whether there is a slip to take along.
bool comes_out(const Screen& screen) {
    const auto* confirmed = std::get_if<Confirmed>(&screen);
    const auto* meeting = std::get_if<YourMeeting>(&screen);
    const auto print = confirmed != nullptr ? confirmed->print
                       : meeting != nullptr ? meeting->print
                                            : PrintState::NotAsked;
    return print == PrintState::Waiting || print == PrintState::Printing || print == PrintState::Printed;
}

} // namespace

void on(Turn& turn, const Started&) {
    if (turn.at<Farewell>()) turn.clear();
    if (turn.at<Attract>()) turn.put(ChooseLanguage{});
}

void on(Turn& turn, const LanguageChosen& chosen) {
    if (!turn.at<ChooseLanguage>() && !turn.at<Attract>()) return;
    if (!turn.speaks(chosen.code)) return;
    auto& visit = turn.model.visit;
    visit.language = chosen.code;
    visit.wishes.language = chosen.code;
    turn.want(CountLanguage{chosen.code});
    turn.put(ChooseLanguage{}); // chosen on the first screen: Back still leads to the choice
    if (is_somebody(visit.person)) {
        turn.go(ConfirmPerson{.connecting = visit.connecting, .other = {}}); // the document was quicker than the finger
    } else {
        turn.go(ShowDocument{});
        show_document_screen(turn);
    }
}

void on(Turn& turn, const NoDocument&) {
    if (turn.at<ShowDocument>()) turn.go(EnterName{});
}

void on(Turn& turn, const PersonAccepted&) {
    auto* screen = turn.at<ConfirmPerson>();
    if (!screen || !is_somebody(turn.model.visit.person)) return;
    // "Which of the two" has been answered; how many come has not.
    if (screen->other) return screen->other.reset();
    turn.go(ChooseRegion{});
    // A letter of invitation has told already where they will live; Back leads to the map.
    if (const auto region = turn.model.visit.region) on(turn, RegionChosen{*region});
}

void on(Turn& turn, const NameWrong&) {
    if (!turn.at<ConfirmPerson>()) return;
    const auto& person = turn.model.visit.person;
    turn.go(EnterName{.surname = person.surname, .given_names = person.given_names});
}

void on(Turn& turn, const PeopleChanged& changed) {
    if (!turn.at<ConfirmPerson>() && !turn.at<StaffBooking>()) return;
    turn.model.visit.wishes.people = std::clamp(changed.people, 1, turn.policy.largest_household);
    refresh_staff_times(turn);
}

void on(Turn& turn, const BackAsked&) {
    auto& model = turn.model;
    if (turn.at<StaffPin>() || turn.at<ChooseLanguage>()) return turn.clear();
    if (turn.at<StaffBooking>()) return on(turn, StepBack{});
    if (model.trail.empty() || turn.at<Confirming>() || turn.at<Asking>()) return;
    model.screen = std::move(model.trail.back());
    model.trail.pop_back();
    reopen(turn);
}

void on(Turn& turn, const StartOverAsked&) {
    // While a commit is under way nobody knows yet whether there is a booking: its answer is awaited.
    const auto* staff = turn.at<StaffBooking>();
    if (turn.at<Attract>() || turn.at<OutOfService>() || turn.at<Confirming>() || turn.at<Asking>() ||
        (staff && staff->committing))
        return;
    turn.clear();
}

void on(Turn& turn, const PrintAgain&) {
    auto& model = turn.model;
    if (!model.visit.booked) return;
    if (auto* confirmed = turn.at<Confirmed>()) {
        confirmed->print = PrintState::Waiting;
    } else if (auto* meeting = turn.at<YourMeeting>()) {
        meeting->print = PrintState::Waiting;
    } else if (auto* staff = turn.at<StaffConfirmed>()) {
        staff->print = PrintState::Waiting;
        audit(turn, "reprint", model.visit.booked->id.value);
    } else {
        return;
    }
    turn.want(Print{*model.visit.booked});
}

void on(Turn& turn, const PrintChanged& changed) {
    if (auto* confirmed = turn.at<Confirmed>()) confirmed->print = changed.state;
    if (auto* meeting = turn.at<YourMeeting>()) meeting->print = changed.state;
    if (auto* staff = turn.at<StaffConfirmed>()) staff->print = changed.state;
    if (auto* home = turn.at<StaffHome>(); home && home->reprint) home->reprint = changed.state;
}

void on(Turn& turn, const Finished&) {
    auto& model = turn.model;
    if (turn.at<Farewell>()) return turn.clear();
    if (turn.at<StaffConfirmed>()) {
        turn.forget_person();
        return staff_home(turn);
    }
    if (!turn.at<Confirmed>() && !turn.at<YourMeeting>() && !turn.at<MeetingObstacle>() && !turn.at<Cancelled>())
        return;
    // The person is thanked in their language; all else of them goes now, not when the thanks are over.
    const auto language = model.visit.language;
    const bool paper = comes_out(model.screen);
    turn.forget_person();
    model.visit.language = language;
    turn.put(Farewell{model.monotonic + turn.policy.farewell, paper});
}

} // namespace accueil::journey

// Somebody comes back with the slip: which meeting it is, and whether it is kept, moved or cancelled. What became of a
// meeting elsewhere only the scheduler knows, so the last two need a network; without one it is said what to do
// instead.
#include <algorithm>

#include "kiosk/journey/times.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

void show_meeting(Turn& turn, const booking::Booking& booked, std::optional<Obstacle> obstacle, bool language_open) {
    auto& visit = turn.model.visit;
    visit.person = booked.draft.person;
    visit.wishes = booked.draft.wishes;
    visit.office = booked.slot.office;
    visit.booked = booked;
    visit.replaces.reset();
    if (language_open && turn.speaks(booked.draft.wishes.language)) visit.language = booked.draft.wishes.language;
    turn.model.trail.clear();
    turn.put(YourMeeting{.obstacle = obstacle});
}

// What the scheduler tells, beside what this terminal may know of the person.
booking::Booking booking_of(const Turn& turn, const MeetingFound& found) {
    const auto& known = turn.model.visit.booked;
    booking::Booking booking;
    if (known) booking = *known;
    booking.id = found.id;
    booking.slot = found.slot;
    booking.draft.arrival.date = found.arrival;
    if (booking.draft.arrival.desk.empty()) booking.draft.arrival.desk = turn.policy.desk;
    booking.draft.wishes.people = found.people;
    booking.draft.wishes.mode = found.mode;
    booking.draft.wishes.language = found.language;
    // Access needs and what the person wants to speak of stand in the sealed part, which no terminal is told: moved at
    // another kiosk, the new slip is printed without those lines, and the scheduler keeps them.
    booking.draft.wishes.interpreter = found.interpreter;
    booking.draft.override.reset();
    return booking;
}

Obstacle obstacle_of(core::ErrorKind why) {
    if (why == core::ErrorKind::NotFound) return Obstacle::NotKnownYet;
    if (why == core::ErrorKind::Refused || why == core::ErrorKind::InvalidInput) return Obstacle::NotOurs;
    return Obstacle::Offline;
}

bool unreachable(core::ErrorKind why) {
    return why == core::ErrorKind::Unavailable || why == core::ErrorKind::Timeout || why == core::ErrorKind::Full ||
           why == core::ErrorKind::Corrupt || why == core::ErrorKind::Internal;
}

void ask_scheduler(Turn& turn, Asking asking) {
    asking.question = Question::Meeting;
    asking.scheduler = true;
    turn.want(LookUp{turn.model.visit.slip->code});
    turn.put(asking);
}

void fulfil(Turn& turn, MeetingWish wish) {
    auto& visit = turn.model.visit;
    if (wish == MeetingWish::None) return;
    if (visit.booked->slot.start <= turn.model.now) return turn.go(MeetingObstacle{Obstacle::Begun});
    if (wish == MeetingWish::Cancel) return turn.go(ConfirmCancel{});
    visit.replaces = visit.booked;
    visit.chosen.reset();
    visit.override.reset();
    visit.free.clear();
    visit.free_of.reset();
    turn.go(Asking{.question = Question::Times});
    show_times(turn);
}

void wished(Turn& turn, MeetingWish wish) {
    const auto* screen = turn.at<YourMeeting>();
    auto& visit = turn.model.visit;
    if (!screen || !visit.booked || !visit.slip) return;
    if (!screen->obstacle) return fulfil(turn, wish);
    if (screen->obstacle == Obstacle::Asked) { // its answer is on the way
        turn.put(Asking{.question = Question::Meeting, .scheduler = true, .wish = wish});
    } else if (turn.model.facts->online && !visit.slip->code.empty()) {
        ask_scheduler(turn, {.wish = wish}); // it may be otherwise by now
    } else {
        turn.go(MeetingObstacle{*screen->obstacle});
    }
}

void hindered(Turn& turn, MeetingWish wish, Obstacle why) {
    if (!turn.model.visit.booked) return turn.put(MeetingObstacle{why});
    turn.put(YourMeeting{.obstacle = why});
    if (wish != MeetingWish::None) turn.go(MeetingObstacle{why});
}

} // namespace

void slip_shown(Turn& turn, const DocumentSeen& seen) {
    if (turn.at<Farewell>()) turn.clear(); // what the last person switched on and asked for is not this one's
    // A slip in the middle of a journey is an accident: it lies on the counter, or it is the last person's.
    const bool open = turn.at<Attract>() || turn.at<ChooseLanguage>();
    if (!open && !turn.at<ShowDocument>() && !turn.at<YourMeeting>() && !turn.at<MeetingObstacle>()) return;
    auto& model = turn.model;
    model.visit = anew(model.visit);
    model.visit.slip = seen.paper;
    model.visit.slip->booking = *seen.slip;
    model.trail.clear();
    const bool scheduler = model.facts->online && !seen.paper.code.empty();
    turn.want(Recall{*seen.slip});
    if (scheduler) turn.want(LookUp{seen.paper.code});
    turn.put(Asking{.question = Question::Meeting, .language_open = open, .scheduler = scheduler, .terminal = true});
}

// What this terminal knows is there at once, without a network; it may be out of date.
void on(Turn& turn, const Recalled& recalled) {
    auto* screen = turn.at<Asking>();
    if (!screen || screen->question != Question::Meeting || screen->wish != MeetingWish::None) return;
    const auto& slip = turn.model.visit.slip;
    if (!slip || slip->booking != recalled.asked) return; // of a slip that was shown before
    screen->terminal = false;
    screen->ended = recalled.ended;
    if (recalled.booking && !recalled.ended) {
        const auto why = screen->scheduler ? Obstacle::Asked : screen->obstacle;
        return show_meeting(turn, *recalled.booking, why, screen->language_open);
    }
    if (screen->scheduler) return;
    turn.put(MeetingObstacle{recalled.ended ? Obstacle::Ended : screen->obstacle});
}

void on(Turn& turn, const SlipAnswered& answered) {
    const auto& slip = turn.model.visit.slip;
    if (!slip || slip->code != answered.code) return;
    auto* waiting = turn.at<Asking>();
    auto* shown = turn.at<YourMeeting>();
    if (shown && shown->obstacle != Obstacle::Asked) return;
    if (!shown && (!waiting || waiting->question != Question::Meeting)) return;
    const auto wish = waiting ? waiting->wish : MeetingWish::None;
    const bool language_open = waiting && waiting->language_open;
    if (!answered.meeting) {
        const auto why = waiting && waiting->ended ? Obstacle::Ended : obstacle_of(answered.why);
        if (waiting && waiting->terminal) { // a line that is cut answers before a disk does
            waiting->scheduler = false;
            waiting->obstacle = why;
            return;
        }
        if (!shown) return hindered(turn, wish, why);
        shown->obstacle = why;
        return;
    }
    if (answered.meeting->ended) {
        turn.model.visit.booked.reset();
        return turn.put(MeetingObstacle{Obstacle::Ended});
    }
    const auto print = shown ? shown->print : PrintState::NotAsked;
    show_meeting(turn, booking_of(turn, *answered.meeting), std::nullopt, language_open);
    turn.at<YourMeeting>()->print = print;
    fulfil(turn, wish);
}

void on(Turn& turn, const ChangeAsked&) { wished(turn, MeetingWish::Change); }
void on(Turn& turn, const CancelAsked&) { wished(turn, MeetingWish::Cancel); }

void on(Turn& turn, const CancelConfirmed&) {
    const auto& visit = turn.model.visit;
    if (!turn.at<ConfirmCancel>() || !visit.slip || !visit.booked) return;
    turn.want(CancelMeeting{visit.slip->code, visit.booked->id});
    turn.put(Asking{.question = Question::Cancellation});
}

void on(Turn& turn, const CancelAnswered& answered) {
    const auto* asking = turn.at<Asking>();
    auto& model = turn.model;
    if (!asking || asking->question != Question::Cancellation || !model.visit.slip ||
        model.visit.slip->code != answered.code)
        return;
    model.touched = model.monotonic;
    if (!answered.meeting) {
        if (answered.why == core::ErrorKind::Conflict) return turn.put(MeetingObstacle{Obstacle::Begun});
        if (!unreachable(answered.why)) return turn.put(MeetingObstacle{obstacle_of(answered.why)});
        model.trail.clear(); // what it would lead back to may be wrong by now
        return turn.put(MeetingObstacle{Obstacle::Uncertain});
    }
    // Moved at another kiosk meanwhile: that meeting was not meant.
    if (!answered.meeting->ended) return show_meeting(turn, booking_of(turn, *answered.meeting), std::nullopt, false);
    model.trail.clear();
    turn.put(Cancelled{});
}

void move_failed(Turn& turn, core::ErrorKind why) {
    auto& model = turn.model;
    if (slot_has_gone(why)) return choose_again(turn);
    model.visit.held.reset();
    model.trail.clear();
    turn.put(MeetingObstacle{why == core::ErrorKind::NotFound ? Obstacle::Ended : Obstacle::Uncertain});
}

void on(Turn& turn, const CheckAgain&) {
    auto& model = turn.model;
    if (!turn.at<MeetingObstacle>() || !model.visit.slip || model.visit.slip->code.empty()) return;
    model.trail.clear();
    model.visit.booked.reset();
    ask_scheduler(turn, {});
}

} // namespace accueil::journey

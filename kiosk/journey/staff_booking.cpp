// The agent books for someone: without a document, outside of the window, or moving a booking. Four steps: person,
// place, time, reason.
#include <algorithm>

#include "kiosk/journey/contact.h"
#include "kiosk/journey/letters.h"
#include "kiosk/journey/reason.h"
#include "kiosk/journey/same_person.h"
#include "kiosk/journey/times.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

bool in_window(const StaffBooking& screen, core::GrantNo grant) {
    return std::ranges::any_of(screen.days, [grant](const booking::OfferDay& day) {
        return day.in_window && std::ranges::contains(day.times, grant, &booking::Offer::grant);
    });
}

// False, and the screen says why, when something of the person is missing or can't be right.
bool person_done(Turn& turn, StaffBooking& screen) {
    auto& person = turn.model.visit.person;
    person.surname = tidy_name(person.surname);
    person.given_names = tidy_name(person.given_names);
    screen.incomplete = person.surname.empty() && person.given_names.empty();
    const auto number = telephone(person.telephone);
    const auto address = email(person.email);
    const bool telephone_wrong = !trimmed(person.telephone).empty() && !number;
    const bool email_wrong = !trimmed(person.email).empty() && !address;
    screen.contact_wrong = telephone_wrong || email_wrong;
    if (screen.incomplete) screen.field = 0;
    if (!screen.incomplete && screen.contact_wrong) screen.field = telephone_wrong ? 2 : 3;
    if (screen.incomplete || screen.contact_wrong) return false;
    person.telephone = number.value_or("");
    person.email = address.value_or("");
    return true;
}

} // namespace

void refresh_staff_times(Turn& turn) {
    auto* screen = turn.at<StaffBooking>();
    if (!screen || screen->step < 2) return;
    auto& model = turn.model;
    screen->days = window_days(model, model.visit.wishes.mode);
    auto later = later_days(model, model.visit.wishes.mode);
    std::ranges::move(later, std::back_inserter(screen->days));
    auto& chosen = model.visit.chosen;
    if (!chosen || screen->committing || find_offer(screen->days, chosen->grant)) return;
    chosen.reset();
    screen->taken = screen->taken || screen->step == 3; // whoever is choosing sees it go
    screen->step = 2;
}

// On to the reason; first back to the person where nobody could telephone them or send them a link.
void staff_time_done(Turn& turn) {
    auto* screen = turn.at<StaffBooking>();
    const auto& visit = turn.model.visit;
    screen->contact_wrong = !can_be_reached(visit.person, visit.wishes.mode);
    screen->step = screen->contact_wrong ? 0 : 3;
    if (screen->contact_wrong) screen->field = 2;
}

void staff_document(Turn& turn, const DocumentSeen& seen) {
    auto* screen = turn.at<StaffBooking>();
    if (!screen || screen->step != 0) return;
    auto& visit = turn.model.visit;
    if (visit.document != booking::DocumentKind::None && contradicts(visit, seen)) {
        // Of somebody else than the paper before: nothing that it told goes over to them.
        visit.person = {};
        visit.wishes = {.language = visit.wishes.language, .mode = visit.wishes.mode, .plan = {}};
        visit.document = booking::DocumentKind::None;
        visit.birth.clear();
        visit.flight.clear();
        visit.region.reset();
    }
    take(turn, seen);
    if (seen.language && turn.speaks(*seen.language)) visit.wishes.language = *seen.language;
    if (has_name(visit.person)) screen->incomplete = false;
}

void on(Turn& turn, const StepDone&) {
    auto* screen = turn.at<StaffBooking>();
    if (!screen || screen->committing) return;
    auto& visit = turn.model.visit;
    if (screen->step == 0 && person_done(turn, *screen)) {
        screen->step = 1;
    } else if (screen->step == 1 && visit.office) {
        screen->step = 2;
        refresh_staff_times(turn);
    } else if (screen->step == 2 && visit.chosen) {
        staff_time_done(turn);
    } else if (screen->step == 3) {
        staff_commit(turn);
    }
}

void on(Turn& turn, const StepBack&) {
    auto* screen = turn.at<StaffBooking>();
    if (!screen || screen->committing) return;
    screen->reason_missing = screen->failed = screen->taken = false;
    if (screen->step > 0) {
        --screen->step;
        return refresh_staff_times(turn);
    }
    turn.forget_person();
    staff_home(turn);
}

void on(Turn& turn, const ReasonChosen& chosen) {
    auto* screen = turn.at<StaffBooking>();
    if (!screen || screen->step != 3 || screen->committing) return;
    screen->reason = chosen.reason;
    screen->reason_missing = false;
}

void on(Turn& turn, const LanguageForVisitChosen& chosen) {
    if (!turn.at<StaffBooking>()) return;
    if (!turn.speaks(chosen.code)) return;
    turn.model.visit.wishes.language = chosen.code; // of the slip and of the meeting; the screen stays French
    refresh_staff_times(turn);
}

void staff_commit(Turn& turn) {
    auto* screen = turn.at<StaffBooking>();
    auto& visit = turn.model.visit;
    if (!screen || screen->step != 3 || screen->committing || !visit.chosen || !turn.model.staff) return;
    const bool inside = in_window(*screen, visit.chosen->grant);
    const bool moves = visit.replaces.has_value();
    const bool explained = screen->reason && explains(*screen->reason, inside, moves);
    screen->reason_missing = reason_needed(inside, visit.document, moves) && !explained;
    if (screen->reason_missing) return;
    visit.override.reset();
    if (explained) visit.override = booking::Override{*screen->reason, *turn.model.staff};
    screen->taken = screen->failed = false;
    screen->committing = turn.make_id();
    turn.want(Commit{*screen->committing, draft(turn), *turn.model.staff});
}

void staff_commit_done(Turn& turn, const booking::Booking& booking) {
    const auto* screen = turn.at<StaffBooking>();
    if (!screen || screen->committing != booking.id) return;
    auto& model = turn.model;
    model.visit.booked = booking;
    leave_queue(turn);
    model.touched = model.monotonic;
    turn.put(StaffConfirmed{});
    turn.want(Print{booking});
}

void staff_commit_failed(Turn& turn, const CommitFailed& failed) {
    auto* screen = turn.at<StaffBooking>();
    if (!screen || screen->committing != failed.id) return;
    auto& model = turn.model;
    screen->committing.reset();
    model.touched = model.monotonic;
    screen->failed = !slot_has_gone(failed.why);
    if (!screen->failed && model.visit.chosen) drop_grant(model, model.visit.chosen->grant);
    refresh_staff_times(turn); // which leads back to the times when the chosen one is no longer among them
}

} // namespace accueil::journey

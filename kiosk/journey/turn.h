// One decision in the making: the model being changed, and the commands gathered. Internal to this folder.
//
// Each event has one handler `on`, in the file of its theme; a missing one is an error of the linker.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "kiosk/journey/update.h"

namespace accueil::journey {

struct Turn {
    Model model;
    std::vector<Command> commands;
    const Policy& policy;
    const MakeBookingId& make_id;

    template<class S>
    [[nodiscard]] S* at() {
        return std::get_if<S>(&model.screen);
    }
    void want(Command command) { commands.push_back(std::move(command)); }

    // Shows the next screen; Back will lead to the present one.
    void go(Screen next);
    // Shows another screen in the place of the present one; Back leads where it led before.
    void put(Screen next) { model.screen = std::move(next); }

    // The visit is over: all that is personal goes, and the screen is that of the next person.
    void clear();
    // The same for a person who is still in front of the screen: only what was entered goes.
    void forget_person();

    void call();

    [[nodiscard]] bool speaks(const std::string& language) const {
        return std::ranges::contains(policy.languages, language);
    }
};

// The visit as it begins: nothing of it is known but the language, and what reception knows it by if nothing was free.
[[nodiscard]] Visit anew(const Visit& visit);

// --- appointment.cpp: from the office to the time
void show_times(Turn& turn, bool taken = false); // puts ChooseTime or NothingFree
void refresh_times(Turn& turn);                  // the hand or the minute changed under a screen that shows times

// Goes on with visit.chosen: holds it first where it is not in the hand.
void take_time(Turn& turn);

// --- online.cpp
// Whether the scheduler may have more for the office than what is known.
[[nodiscard]] bool may_ask_for_slots(const Model& model);
void ask_for_slots(Turn& turn, bool taken); // puts Asking

// --- meeting.cpp
void slip_shown(Turn& turn, const DocumentSeen& seen);
void move_failed(Turn& turn, core::ErrorKind why);

// --- commit.cpp
// Of the visit as it is; without a chosen time it names no grant.
[[nodiscard]] booking::Draft draft(const Turn& turn);
// Back to the times, of which the chosen one has gone.
void choose_again(Turn& turn);
// The person has a meeting: reception need not look after them any more.
void leave_queue(Turn& turn);
// Whether another time may succeed: the grant is booked or given back, or by now too near to be reached.
[[nodiscard]] bool slot_has_gone(core::ErrorKind why);
// The hand without a grant that turned out to be gone, until the next facts say so too.
void drop_grant(Model& model, core::GrantNo grant);

// --- document.cpp
void show_document_screen(Turn& turn);
[[nodiscard]] bool contradicts(const Visit& visit, const DocumentSeen& seen);
void take(Turn& turn, const DocumentSeen& seen); // what a paper tells goes into the visit

// --- staff_booking.cpp
void refresh_staff_times(Turn& turn);
void staff_time_done(Turn& turn);
void staff_document(Turn& turn, const DocumentSeen& seen);
void staff_commit(Turn& turn);
void staff_commit_done(Turn& turn, const booking::Booking& booking);
void staff_commit_failed(Turn& turn, const CommitFailed& failed);

// --- staff_session.cpp
void staff_badge(Turn& turn, const core::StaffId& badge);
void staff_home(Turn& turn, StaffTab tab = StaffTab::Arrivals);
void audit(Turn& turn, std::string act, std::string subject, std::string reason = {});

// clang-format off
void on(Turn&, const Started&);          void on(Turn&, const LanguageChosen&);   void on(Turn&, const NoDocument&);
void on(Turn&, const CallAsked&);        void on(Turn&, const CallDismissed&);    void on(Turn&, const BackAsked&);
void on(Turn&, const StartOverAsked&);   void on(Turn&, const PersonAccepted&);   void on(Turn&, const OtherAccepted&);
void on(Turn&, const NameWrong&);        void on(Turn&, const PeopleChanged&);    void on(Turn&, const FieldFocused&);
void on(Turn&, const Typed&);            void on(Turn&, const Erased&);           void on(Turn&, const FieldsDone&);
void on(Turn&, const ContactSkipped&);   void on(Turn&, const RegionChosen&);     void on(Turn&, const OfficeChosen&);
void on(Turn&, const ModeChosen&);       void on(Turn&, const InterpreterToggled&);
void on(Turn&, const StepFreeToggled&);  void on(Turn&, const TimeChosen&);       void on(Turn&, const PlanToggled&);
void on(Turn&, const ConfirmAsked&);     void on(Turn&, const PrintAgain&);       void on(Turn&, const Finished&);
void on(Turn&, const StillHere&);        void on(Turn&, const ComfortToggled&);   void on(Turn&, const Touched&);
void on(Turn&, const DocumentSeen&);     void on(Turn&, const HintChanged&);      void on(Turn&, const ScanFailed&);
void on(Turn&, const FactsChanged&);     void on(Turn&, const CommitDone&);       void on(Turn&, const CommitFailed&);
void on(Turn&, const Recalled&);         void on(Turn&, const PrintChanged&);     void on(Turn&, const Tick&);
void on(Turn&, const StaffAsked&);       void on(Turn&, const PinAccepted&);      void on(Turn&, const PinRefused&);
void on(Turn&, const StaffLeft&);        void on(Turn&, const TabChosen&);        void on(Turn&, const StaffBookAsked&);
void on(Turn&, const RescheduleAsked&);  void on(Turn&, const ReprintAsked&);     void on(Turn&, const CallClosed&);
void on(Turn&, const ReasonChosen&);     void on(Turn&, const LanguageForVisitChosen&);
void on(Turn&, const ServiceSwitched&);  void on(Turn&, const StepBack&);         void on(Turn&, const StepDone&);
void on(Turn&, const WaitingChosen&);    void on(Turn&, const WaitingClosed&);    void on(Turn&, const LaterChosen&);
void on(Turn&, const ChangeAsked&);      void on(Turn&, const CancelAsked&);      void on(Turn&, const CancelConfirmed&);
void on(Turn&, const CheckAgain&);       void on(Turn&, const SlipAnswered&);     void on(Turn&, const CancelAnswered&);
void on(Turn&, const SlotsAnswered&);    void on(Turn&, const HoldAnswered&);
// clang-format on

} // namespace accueil::journey

// What can happen to a journey: a person's tap, the world's answer, the passing of time.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "kiosk/journey/model.h"
#include "shared/core/error.h"

namespace accueil::journey {

// --- the person -----------------------------------------------------------------------------------------------------
struct Started {}; // the attract screen was touched
struct LanguageChosen {
    std::string code;
}; // one tap states the six-month attestation
struct NoDocument {};
struct CallAsked {};
struct CallDismissed {};
struct BackAsked {};
struct StartOverAsked {};
struct PersonAccepted {}; // "yes, this is me"
struct OtherAccepted {};  // "I am the other one": ConfirmPerson::other
struct NameWrong {};      // correct it by keyboard
struct PeopleChanged {
    int people;
};
struct FieldFocused {
    int field;
}; // of the screen that has fields
struct Typed {
    std::string text;
}; // UTF-8, one or more letters
struct Erased {};     // one letter
struct FieldsDone {}; // go on from EnterName, EnterContact, StaffPin
struct ContactSkipped {};
struct RegionChosen {
    core::RegionCode region;
};
struct OfficeChosen {
    core::OfficeId office;
};
struct ModeChosen {
    booking::Mode mode;
}; // in person, telephone, video
struct InterpreterToggled {};
struct StepFreeToggled {};
struct TimeChosen {
    core::GrantNo grant;
};
struct LaterChosen {
    core::GrantNo grant;
}; // NothingFree: a time after the five days, because there is none in them
// YourMeeting
struct ChangeAsked {};
struct CancelAsked {};
struct CancelConfirmed {};
struct CheckAgain {}; // MeetingObstacle: ask the scheduler once more
struct PlanToggled {
    booking::PlanPart part;
};
struct ConfirmAsked {};
struct PrintAgain {};
struct Finished {};
struct StillHere {}; // extends the time
enum class ComfortSwitch { LargeText, HighContrast, LowReach, SimpleLanguage };
struct ComfortToggled {
    ComfortSwitch which;
};
struct Touched {}; // any other sign of life

// --- the world ------------------------------------------------------------------------------------------------------
struct HintChanged {
    ScanHint hint;
};
struct ScanFailed {
    ScanTrouble trouble;
};
struct FactsChanged {
    std::shared_ptr<const Facts> facts;
};
struct CommitDone {
    booking::Booking booking;
};
struct CommitFailed {
    core::BookingId id;
    core::ErrorKind why;
}; // Conflict: the grant has gone
struct Recalled {
    core::BookingId asked; // of the slip; the booking may be the one that it was moved to
    std::optional<booking::Booking> booking{};
    bool ended = false; // as far as this terminal knows: cancelled or replaced
}; // nothing: not one of this terminal's
// The scheduler's answers. Without one `why` says what stood in the way: Unavailable and Timeout when it could not be
// reached in time, the others are its own.
struct MeetingFound { // by the scheduler: what a slip leads to now
    core::BookingId id;
    booking::Slot slot;
    std::chrono::local_days arrival;
    int people = 1;
    booking::Mode mode = booking::Mode::InPerson;
    std::string language;
    bool interpreter = false;
    bool ended = false;
};
struct SlipAnswered {
    std::string code;
    std::optional<MeetingFound> meeting;
    core::ErrorKind why = core::ErrorKind::Unavailable;
};
struct CancelAnswered {
    std::string code;
    std::optional<MeetingFound> meeting; // as it is now
    core::ErrorKind why = core::ErrorKind::Unavailable;
};
struct SlotsAnswered {
    core::OfficeId office;
    std::optional<std::vector<booking::Slot>> slots;
};
struct HoldAnswered {
    core::SlotId slot;
    std::optional<booking::Grant> grant;
    core::ErrorKind why = core::ErrorKind::Unavailable;
};
struct PrintChanged {
    PrintState state;
};
struct Tick {
    core::Instant now;
    core::Monotonic monotonic;
};

// --- staff ----------------------------------------------------------------------------------------------------------
struct StaffAsked {}; // the discreet "Personnel" of attract and out-of-service
struct PinAccepted {
    core::StaffId staff;
};
struct PinRefused {
    std::optional<core::Instant> locked_until;
};
struct StaffLeft {};
struct TabChosen {
    StaffTab tab;
};
struct StaffBookAsked {}; // a new booking, without a document
struct RescheduleAsked {
    core::BookingId booking;
};
struct ReprintAsked {
    core::BookingId booking;
};
struct CallClosed {
    std::uint64_t number;
};
struct WaitingChosen { // book for somebody who waits
    core::BookingId number;
};
struct WaitingClosed {
    core::BookingId number;
};
struct ReasonChosen {
    booking::OverrideReason reason;
};
struct LanguageForVisitChosen {
    std::string code;
}; // in StaffBooking: the person's language
struct ServiceSwitched {
    bool in_service;
};
struct StepBack {}; // within StaffBooking
struct StepDone {};

using Event =
    std::variant<Started, LanguageChosen, NoDocument, CallAsked, CallDismissed, BackAsked, StartOverAsked,
                 PersonAccepted, OtherAccepted, NameWrong, PeopleChanged, FieldFocused, Typed, Erased, FieldsDone,
                 ContactSkipped, RegionChosen, OfficeChosen, ModeChosen, InterpreterToggled, StepFreeToggled,
                 TimeChosen, PlanToggled, ConfirmAsked, PrintAgain, Finished, StillHere, ComfortToggled, Touched,
                 DocumentSeen, HintChanged, ScanFailed, FactsChanged, CommitDone, CommitFailed, Recalled, PrintChanged,
                 Tick, StaffAsked, PinAccepted, PinRefused, StaffLeft, TabChosen, StaffBookAsked, RescheduleAsked,
                 ReprintAsked, CallClosed, WaitingChosen, WaitingClosed, ReasonChosen, LanguageForVisitChosen,
                 ServiceSwitched, StepBack, StepDone, LaterChosen, ChangeAsked, CancelAsked, CancelConfirmed,
                 CheckAgain, SlipAnswered, CancelAnswered, SlotsAnswered, HoldAnswered>;

} // namespace accueil::journey

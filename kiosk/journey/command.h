// What a journey wants done in the world. The runtime performs each through a port and answers by an event.
// A Commit is always answered: while it is not, the person waits, and nothing times out.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "kiosk/journey/model.h"

namespace accueil::journey {

struct StartScanning {};   // camera and readers
struct ListenToReaders {}; // readers only: what is scanned at the attract screen is read, and nobody is filmed there
struct StopScanning {};
struct Commit {
    core::BookingId id;
    booking::Draft draft;
    std::optional<core::StaffId> by{}; // who books for the person: audited with the booking, or not at all
}; // → CommitDone or CommitFailed
struct Print {
    booking::Booking booking;
}; // in booking.draft.wishes.language → PrintChanged …
struct Call {
    std::string language;
    std::string screen;
}; // tell reception; kept in the store
struct Recall {
    core::BookingId id;
}; // a slip came back → Recalled
// Of the scheduler, by its answer: SlipAnswered, SlotsAnswered, HoldAnswered, CancelAnswered, and CommitDone or
// CommitFailed. Each is answered, also when it can't be reached.
struct LookUp {
    std::string code; // of a slip
};
struct AskSlots {
    core::OfficeId office;
    std::chrono::local_days first, last;
};
struct Hold {
    core::SlotId slot;
};
struct ReleaseHold {
    core::GrantNo hold;
};
struct CommitHeld {
    core::BookingId id;
    booking::Draft draft;
    booking::Grant held;
    std::string slip; // of the booking that is replaced; empty when none is
};
struct CancelMeeting {
    std::string code; // of the slip
    core::BookingId booking;
};
// Somebody for whom nothing was free: reception sees it at once.
struct JoinQueue {
    core::BookingId number;
    booking::Draft draft; // without a grant
    core::OfficeId office;
};
struct LeaveQueue {
    core::BookingId number;
    std::optional<core::StaffId> by{}; // nothing: the person has found a time
};
struct CloseCall {
    std::uint64_t number;
    core::StaffId by;
};
struct VerifyPin {
    core::StaffId staff;
    std::string pin;
}; // → PinAccepted or PinRefused
struct OpenStaffSession {
    core::StaffId staff;
}; // facts.arrivals and facts.calls are filled from now on
struct CloseStaffSession {};
struct SetService {
    bool in_service;
    core::StaffId by;
};
// "reprint", booking id. A booking's own line is not one of these: it goes with its Commit.
struct Audit {
    core::StaffId by;
    std::string act;
    std::string subject;
    std::string reason = {};
};
struct CountLanguage {
    std::string code;
}; // counted, not stored with the person
struct CountUnmet {
    core::OfficeId office;
}; // someone wanted a slot and could not get one
struct Wipe {}; // forget everything personal: textures, buffers, frames

using Command =
    std::variant<StartScanning, ListenToReaders, StopScanning, Commit, Print, Call, Recall, CloseCall, VerifyPin,
                 OpenStaffSession, CloseStaffSession, SetService, Audit, CountLanguage, CountUnmet, Wipe, LookUp,
                 AskSlots, Hold, ReleaseHold, CommitHeld, CancelMeeting, JoinQueue, LeaveQueue>;

} // namespace accueil::journey

// Calls that make sense only while the scheduler answers: slots that are not in the hand, and bookings made elsewhere.
//
// Blocking, a few seconds at most: on a thread of their own, with a transport and a store of their own.
// Errors: Unavailable and Timeout (offline), Conflict (slot or hold gone), NotFound, Refused.
#pragma once

#include <chrono>
#include <vector>

#include "shared/store/store.h"
#include "shared/sync/transport.h"
#include "shared/wire/messages.h"

namespace accueil::sync {

class Online {
  public:
    Online(Transport& transport, store::Store& store) : transport_(transport), store_(store) {}

    // Free slots of an office that start on the local days from..to; at most a few hundred.
    [[nodiscard]] core::Result<std::vector<booking::Slot>>
    slots(const core::OfficeId& office, std::chrono::local_days from, std::chrono::local_days to);
    // Ours for two minutes, to be confirmed online only.
    [[nodiscard]] core::Result<wire::HoldReply> hold(const core::SlotId& slot);
    // The draft's grant is the held one. Durable at the scheduler when it returns a booking. After any error the person
    // must be told that it did not work; a confirmation that arrived all the same is taken back by the agent.
    //
    // With a draft that replaces another booking, `slip` is the code that was shown for it. Then Unavailable and
    // Timeout leave open which of the two meetings stands: exactly one of them, and slip() tells which. NotFound: the
    // booking to be replaced has been cancelled or replaced meanwhile.
    [[nodiscard]] core::Result<booking::Booking> confirm_hold(const core::BookingId& id, const booking::Draft& draft,
                                                              const booking::Grant& held, const std::string& slip = {});
    [[nodiscard]] core::Result<void> release_hold(core::GrantNo hold);
    [[nodiscard]] core::Result<wire::BookingView> booking(const core::BookingId& id);

    // The meeting that a slip leads to now. Refused: no slip of a terminal that the scheduler knows. NotFound: its own
    // terminal has not told the scheduler of it yet.
    [[nodiscard]] core::Result<wire::SlipReply> slip(const std::string& code);
    // Cancels that booking; what it says is how things stand then. Conflict: the meeting has begun. After Unavailable
    // or Timeout it may have been cancelled or not: to be asked again, or slip().
    [[nodiscard]] core::Result<wire::SlipReply> cancel(const std::string& code, const core::BookingId& booking);

  private:
    Transport& transport_;
    store::Store& store_;
};

} // namespace accueil::sync

// Slips that are shown at a kiosk, any kiosk: what they lead to now, and what whoever holds one may do with it.
//
// The code is signed by the terminal that printed it, so having it proves that the person was handed the slip, or that
// somebody gave it to them. It opens nothing personal; it moves or cancels that one meeting.
#pragma once

#include <string>

#include "deploy/scheduler/domain/answer.h"
#include "deploy/scheduler/domain/bookings.h"
#include "deploy/scheduler/domain/world.h"

namespace accueil::scheduler {

class ShownSlips {
  public:
    explicit ShownSlips(World& world) : world_(world) {}

    // slip-invalid (403), not-found (404).
    [[nodiscard]] Answer<wire::SlipReply> meeting(const std::string& code) const;
    // The same, and too-late (409).
    [[nodiscard]] Answer<wire::SlipReply> cancel(const core::TerminalId& at, const wire::SlipCancellation& order);
    // Whether a held slot may take the place of the booking that its item replaces. booking-ended (410): that one has
    // been cancelled or replaced since; too-late (409), slip-invalid, not-found.
    [[nodiscard]] Answer<void> may_replace(const wire::HoldConfirm& confirm) const;

  private:
    [[nodiscard]] Answer<BookingRecord> find(const std::string& code) const;

    World& world_;
};

} // namespace accueil::scheduler

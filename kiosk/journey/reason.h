// Why a reception agent departs from the person's own path: the names of the reasons, and when one is needed.
#pragma once

#include <array>
#include <string_view>

#include "shared/booking/booking.h"

namespace accueil::journey {

// In the order in which they are offered.
inline constexpr std::array reasons{
    booking::OverrideReason::NoSlotInWindow,  booking::OverrideReason::PersonUnavailable,
    booking::OverrideReason::LateArrival,     booking::OverrideReason::AccessNeed,
    booking::OverrideReason::NoDocument,      booking::OverrideReason::Reschedule,
    booking::OverrideReason::OperatorDecision};

// "no-slot-in-window": in the audit and in the ids of the screen.
[[nodiscard]] std::string_view name(booking::OverrideReason reason);

// Whether a reason explains the booking: any inside the window, all but "no document" outside of it, and "reschedule"
// only where there is a booking to be moved.
[[nodiscard]] bool explains(booking::OverrideReason reason, bool in_window, bool moves_a_booking);

// A booking inside the window with a readable document is the person's own path: no reason. All others need one.
[[nodiscard]] bool reason_needed(bool in_window, booking::DocumentKind document, bool moves_a_booking);

} // namespace accueil::journey

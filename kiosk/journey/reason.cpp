#include "kiosk/journey/reason.h"

namespace accueil::journey {

std::string_view name(booking::OverrideReason reason) {
    switch (reason) {
    case booking::OverrideReason::NoSlotInWindow: return "no-slot-in-window";
    case booking::OverrideReason::PersonUnavailable: return "person-unavailable";
    case booking::OverrideReason::LateArrival: return "late-arrival";
    case booking::OverrideReason::AccessNeed: return "access-need";
    case booking::OverrideReason::NoDocument: return "no-document";
    case booking::OverrideReason::Reschedule: return "reschedule";
    case booking::OverrideReason::OperatorDecision: return "operator-decision";
    }
    return "unknown";
}

bool explains(booking::OverrideReason reason, bool in_window, bool moves_a_booking) {
    if (reason == booking::OverrideReason::NoDocument) return in_window;
    if (reason == booking::OverrideReason::Reschedule) return moves_a_booking;
    return true;
}

bool reason_needed(bool in_window, booking::DocumentKind document, bool moves_a_booking) {
    return !in_window || moves_a_booking || document == booking::DocumentKind::None;
}

} // namespace accueil::journey

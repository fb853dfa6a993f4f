// A booking as an iCalendar object (RFC 5545): UID is the booking's id and SEQUENCE grows when it moves, so a calendar
// that has the event already moves it instead of showing two.
#pragma once

#include <string>

#include "shared/booking/office.h"
#include "shared/wire/messages.h"

namespace accueil::scheduler {

// Nothing personal is in it: the place, the time, the reference.
[[nodiscard]] std::string to_icalendar(const wire::BookingView& view, const booking::Office& office,
                                       core::Instant stamp);

} // namespace accueil::scheduler

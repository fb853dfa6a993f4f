// Codes that a phone photographs: the meeting for its calendar, an address for its browser.
#pragma once

#include "kiosk/view/ui.h"
#include "shared/booking/booking.h"
#include "shared/booking/office.h"

namespace accueil::view {

// Always black on white, whatever the contrast: phones need it so. The box is square.
void calendar_code(Ui& ui, const Rect& box, const booking::Booking& booked, const booking::Office& office);
void guide_code(Ui& ui, const Rect& box, const std::string& address);

} // namespace accueil::view

// What comes after the booking, to be read in peace: what to bring, a list for the first days, the plan that an agent
// will make, and a code that takes the government's pages to the phone. The slip says the same on paper.
#pragma once

#include "kiosk/view/ui.h"

namespace accueil::view {

// The button that leads there, for the page of a booked meeting; draws nothing else.
void first_days_button(Ui& ui, const Rect& box);
[[nodiscard]] float first_days_width(Ui& ui);

// True while the page is open: the page of the meeting then draws this one instead of itself.
[[nodiscard]] bool first_days_open(Ui& ui);
// True when it was open.
bool close_first_days(Ui& ui);
void draw_first_days(const journey::Model& model, const booking::Booking& booked, Ui& ui);

} // namespace accueil::view

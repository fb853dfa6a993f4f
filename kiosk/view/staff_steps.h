// The four steps of a booking by reception. Each fills the place between the strip and the bar.
#pragma once

#include "kiosk/view/ui.h"

namespace accueil::view {

void staff_person_step(Ui& ui, Rect body, const journey::StaffBooking& screen, const journey::Model& model);
void staff_place_step(Ui& ui, Rect body, const journey::Model& model);
void staff_time_step(Ui& ui, Rect body, const journey::StaffBooking& screen, const journey::Model& model);
void staff_reason_step(Ui& ui, Rect body, const journey::StaffBooking& screen, const journey::Model& model);

// Whether the chosen time lies in the five business days. True also while nothing is chosen.
[[nodiscard]] bool staff_in_window(const journey::StaffBooking& screen, const journey::Visit& visit);

// Who, where, when and how: for the last step and for the confirmation.
void staff_summary(Ui& ui, Rect& rest, const journey::Model& model, const booking::Slot& slot);

} // namespace accueil::view

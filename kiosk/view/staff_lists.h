// The three tabs of reception's desk. Each fills the place it is given.
#pragma once

#include "kiosk/view/ui.h"

namespace accueil::view {

void staff_arrivals(Ui& ui, Rect body, const journey::StaffHome& screen, const journey::Model& model);
void staff_calls(Ui& ui, Rect body, const journey::Model& model);
void staff_terminal(Ui& ui, Rect body, const journey::Facts& facts, core::Instant now);

} // namespace accueil::view

// The invariants, asked of a world at peace.
#pragma once

#include <memory>
#include <vector>

#include "tests/simulation/central.h"
#include "tests/simulation/machine.h"
#include "tests/simulation/run.h"

namespace accueil::simulation {

void check_one_booking_a_slot(Central& central, Outcome& outcome);                                     // I1
void check_promises(Central& central, Outcome& outcome);                                               // I1, I2
void check_windows(Central& central, Outcome& outcome);                                                // I3
void check_hands(Central& central, std::vector<std::unique_ptr<Machine>>& machines, Outcome& outcome); // I4
void check_ended(std::vector<std::unique_ptr<Machine>>& machines, Outcome& outcome);

} // namespace accueil::simulation

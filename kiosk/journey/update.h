// The decisions of the journey: a pure function from one model and one event to the next model and what is to be done.
#pragma once

#include <functional>
#include <vector>

#include "kiosk/journey/command.h"
#include "kiosk/journey/event.h"
#include "kiosk/journey/model.h"

namespace accueil::journey {

struct Step {
    Model model;
    std::vector<Command> commands;
};

// The only thing a decision can't make itself: the id of a booking attempt (UUIDv7; random per attempt).
using MakeBookingId = std::function<core::BookingId()>;

[[nodiscard]] Step update(Model model, const Event& event, const Policy& policy, const MakeBookingId& make_id);

} // namespace accueil::journey

// What can be booked: slots, and the numbered grants by which the scheduler lends them to a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/id.h"

namespace accueil::booking {

enum class Mode : std::uint8_t { InPerson, Telephone, Video };

// A meeting that an integration agent can give. The choice of the agent stays inside the scheduler: a slot only says
// which languages the agent behind it speaks.
struct Slot {
    core::SlotId id;
    core::OfficeId office;
    core::Instant start; // UTC; the office's zone gives the local time
    std::chrono::minutes length{60};
    int places = 6;                     // largest household that fits
    std::vector<std::string> languages; // BCP 47 codes of the agent's languages; French is always one
    std::vector<Mode> modes{Mode::InPerson};

    bool operator==(const Slot&) const = default;
};

// The right to book one slot once. The number is never used again (rule 1): a return or a booking names the grant.
struct Grant {
    core::GrantNo no;
    Slot slot;

    bool operator==(const Grant&) const = default;
};

} // namespace accueil::booking

// What a person can be offered: the bookable starts of a window, day by day.
#pragma once

#include <chrono>
#include <vector>

#include "shared/booking/slot.h"
#include "shared/core/id.h"

namespace accueil::booking {

// One start in one office, backed by one grant in the hand.
struct Offer {
    core::GrantNo grant;
    Slot slot;
    bool speaks_language = false; // the agent speaks the person's language
    bool earliest = false;        // of the whole window

    bool operator==(const Offer&) const = default;
};

// A day of the window; without times when nothing is free on it.
struct OfferDay {
    std::chrono::local_days date; // in the office's zone
    bool in_window = true;        // false only for the later days that staff see, and that "nothing free" proposes
    std::vector<Offer> times;     // ascending by start, one per distinct start

    bool operator==(const OfferDay&) const = default;
};

} // namespace accueil::booking

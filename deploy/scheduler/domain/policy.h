// What the operator may tune. Values are those of production; tests and simulations shorten what takes long.
#pragma once

#include <chrono>

#include "deploy/scheduler/domain/lending.h"
#include "shared/booking/retention.h"

namespace accueil::scheduler {

struct Policy {
    lending::Policy lending;
    std::chrono::minutes lead{120}; // slots that start sooner are neither lent nor held
    std::chrono::seconds hold{120};
    std::size_t holds_of_a_terminal = 8; // at a time; some may be left over from people who went away
    std::chrono::minutes token{15};
    std::chrono::days certificate{30};
    std::chrono::minutes recovery_wait{30}; // for the terminals' reports; then the operator is told whom to fence
    int days_of_slots = 15;                 // business days for which slots are made ahead
    std::size_t changes_a_reply = 200;
    std::chrono::days sealed_kept =
        booking::details_kept; // after the meeting; then the sealed personal data is destroyed
};

} // namespace accueil::scheduler

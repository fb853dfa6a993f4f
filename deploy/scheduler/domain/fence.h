// The fence: a new epoch for a terminal. It takes all grants away, and what was booked with them is re-placed when it
// arrives (rule 6).
#pragma once

#include "deploy/scheduler/domain/terminals.h"
#include "deploy/scheduler/domain/world.h"

namespace accueil::scheduler {

class Fence {
  public:
    explicit Fence(World& world) : world_(world) {}

    void fence(Terminal& terminal, std::string_view actor, std::string_view reason);

  private:
    World& world_;
};

} // namespace accueil::scheduler

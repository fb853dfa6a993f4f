// What every noun of the scheduler stands on. References are owned by the Scheduler.
#pragma once

#include "deploy/scheduler/domain/policy.h"
#include "deploy/scheduler/domain/store.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"

namespace accueil::scheduler {

struct World {
    Store& store;
    const core::Clock& clock;
    core::Random& random;
    const Policy& policy;

    [[nodiscard]] core::Instant now() const { return clock.now(); }
};

} // namespace accueil::scheduler

// What every noun of the scheduler stands on. References are owned by the Scheduler.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "deploy/scheduler/domain/policy.h"
#include "deploy/scheduler/domain/store.h"
#include "shared/booking/office.h"
#include "shared/calendar/business_calendar.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"

namespace accueil::scheduler {

// Offices as last read, because every booking asks for their calendar and zone. Valid for one revision of them; a
// revision is a random number, so one that was rolled back never comes again with another content.
struct OfficesRead {
    std::uint64_t revision = 0; // 0: nothing read yet
    std::vector<booking::Office> offices;
    calendar::BusinessCalendar calendar;
};

struct World {
    Store& store;
    const core::Clock& clock;
    core::Random& random;
    const Policy& policy;
    std::shared_ptr<OfficesRead> read = std::make_shared<OfficesRead>();

    [[nodiscard]] core::Instant now() const { return clock.now(); }
};

} // namespace accueil::scheduler

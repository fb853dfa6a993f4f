// The secrets of an instance as files: PEM for TLS, one line of base64 for the others. Private files are mode 0600.
#pragma once

#include "deploy/scheduler/domain/enrolment.h"
#include "shared/configuration/scheduler.h"
#include "shared/core/random.h"

namespace accueil::scheduler {

// Makes the sealing and the signing key where they are missing, but of a fresh instance only: bookings were sealed and
// letters signed with those of any other. Errors: Configuration, Refused (readable by others).
[[nodiscard]] core::Result<Keys> load_keys(const configuration::SchedulerConfiguration& configuration, bool fresh,
                                           core::Random& random);

} // namespace accueil::scheduler

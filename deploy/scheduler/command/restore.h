// `accueil-scheduler restore`: a copy takes the place of a database that is lost or damaged.
#pragma once

#include <filesystem>

#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/core/random.h"

namespace accueil::scheduler {

// Looks at the copy before it touches anything, puts it in place at one stroke, and begins a generation: the terminals
// tell what the copy has forgotten. `copy` stays as it is. Errors: Refused while a scheduler serves; Corrupt or
// Configuration for a file that is no database of a scheduler.
[[nodiscard]] core::Result<void> restore(const std::filesystem::path& configuration, const std::filesystem::path& copy,
                                         const core::Clock& clock, core::Random& random);

} // namespace accueil::scheduler

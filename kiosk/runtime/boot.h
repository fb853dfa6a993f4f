// Which start of which machine this is: what shows a disk that was restored or moved.
#pragma once

#include "shared/store/facts.h"

namespace accueil::runtime {

// From the kernel and /etc/machine-id. Empty texts where the machine does not say.
[[nodiscard]] store::BootFacts boot_facts();

} // namespace accueil::runtime

// Which start of which machine this is: what shows a disk that was restored or moved.
#pragma once

#include <chrono>

#include "platform/counter/counter.h"
#include "shared/core/error.h"
#include "shared/store/facts.h"

namespace accueil::runtime {

// From the kernel and /etc/machine-id. Empty texts where the machine does not say. Without the counter.
[[nodiscard]] store::BootFacts boot_facts();

// What the counter outside of the disk says. Nothing where there is none; where the disk expects one that is a fact
// only after `patience`. Error: the disk expects one, and it is there and does not answer: not known yet, try again.
[[nodiscard]] core::Result<std::optional<std::uint64_t>> outside_counter(platform::Counter& counter, bool expected,
                                                                         std::chrono::milliseconds patience);

} // namespace accueil::runtime

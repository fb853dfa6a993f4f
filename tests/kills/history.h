// What terminals promised, held against what the scheduler and the terminals have on their disks in the end.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/core/id.h"

namespace accueil::kills {

struct Promise {
    std::string slot;
    core::TerminalId terminal;
};

struct Ended {
    std::map<std::string, int> outcomes; // of all bookings at the scheduler
    int promised = 0;
    int not_told = 0; // committed, and the terminal was killed before it could say so
    int lost = 0, doubled = 0, outside = 0;
    std::vector<std::string> violations; // each in words

    [[nodiscard]] bool good() const { return violations.empty(); }
};

// All processes have ended. `scheduler` is its database; `terminals` name → database.
[[nodiscard]] Ended judge(const std::map<std::string, Promise>& promises, const std::string& scheduler,
                          const std::map<core::TerminalId, std::string>& terminals);

} // namespace accueil::kills

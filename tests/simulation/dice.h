// All chance of a run comes from its seed; what happened is counted by name.
#pragma once

#include <map>
#include <string>

#include "tests/store/world.h"

namespace accueil::simulation {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return core::below(random_, bound); }
    [[nodiscard]] bool chance(unsigned in_a_thousand) { return below(1000) < in_a_thousand; }
    [[nodiscard]] core::Random& random() { return random_; }

  private:
    test::Replay random_;
};

using Counts = std::map<std::string, std::uint64_t>;

} // namespace accueil::simulation

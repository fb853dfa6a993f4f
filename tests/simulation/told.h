// How a process of the simulation tells another of a seed: one line of words through a pipe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tests/simulation/run.h"

namespace accueil::simulation {

struct Told {
    std::uint64_t seed = 0;
    Outcome outcome;
};

// False when nobody listens.
bool tell(int pipe, std::uint64_t seed, const Outcome& outcome);

class Listener {
  public:
    explicit Listener(int pipe) : pipe_(pipe) {}
    [[nodiscard]] std::optional<Told> next(); // nothing when all have ended

  private:
    int pipe_;
    std::string read_;
};

} // namespace accueil::simulation

// One seed: terminals and a scheduler, accidents, then peace, in which everything must come to its end.
#pragma once

#include <string>
#include <vector>

#include "tests/simulation/dice.h"
#include "tests/simulation/mutation.h"

namespace accueil::simulation {

struct Outcome {
    std::vector<std::string> violations; // empty = passed
    Counts counts;
};

[[nodiscard]] Outcome run(std::uint64_t seed, int steps, Mutation mutation);

} // namespace accueil::simulation

// Randomness comes in through the constructor, so that a test or a simulation can replay it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "shared/core/clock.h"

namespace accueil::core {

// Thread-safe. Cryptographically strong in production.
class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;
};

// getrandom(2).
class SystemRandom final : public Random {
  public:
    void fill(std::span<std::byte> bytes) override;
};

// Uniform in [0, bound); bound > 0.
[[nodiscard]] std::uint64_t below(Random& random, std::uint64_t bound);

// UUID version 7 (RFC 9562 section 5.7), lower case with dashes. Identity, never order: clocks are not trusted.
[[nodiscard]] std::string uuid_v7(Random& random, Instant now);

} // namespace accueil::core

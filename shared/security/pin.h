// The PIN of reception staff: argon2id (RFC 9106), and a pause after wrong tries that grows.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/clock.h"
#include "shared/core/error.h"

namespace accueil::security {

inline constexpr std::size_t shortest_pin = 6;
inline constexpr std::size_t longest_pin = 12;

// InvalidInput unless 6 to 12 digits that are not all the same and not a plain run (123456, 987654).
[[nodiscard]] core::Result<void> check_new_pin(std::string_view pin);

// The encoded hash, "$argon2id$v=19$m=65536,t=2,p=1$…". Takes about a tenth of a second and 64 MiB: never on the
// drawing thread. The salt comes from the machine's randomness.
[[nodiscard]] core::Result<std::string> hash_pin(std::string_view pin);
[[nodiscard]] bool pin_matches(std::string_view pin, const std::string& hash);

// Wrong tries in a row, as the store keeps them. Four are free; from the fifth on each costs a pause: 30 s, doubled up
// to one hour.
struct PinTries {
    int failures = 0;
    core::Instant last_failure;

    bool operator==(const PinTries&) const = default;
};

// How long still to wait; zero when a try is allowed. A clock set back does not shorten the pause, and lengthens it by
// no more than once its own length.
[[nodiscard]] std::chrono::milliseconds pause_left(const PinTries& tries, core::Instant now);

} // namespace accueil::security

// Time comes in through the constructor: nothing outside this folder asks the machine for it.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "shared/core/error.h"

namespace accueil::core {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>; // UTC
using Monotonic = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

// Thread-safe. now() may jump (clock set by NTP or by hand); monotonic() never goes back within one boot.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual Monotonic monotonic() const = 0;
};

// The machine's clock, moved by a fixed offset (zero in production; tests and demonstrations of another day set it).
class SystemClock final : public Clock {
  public:
    explicit SystemClock(std::chrono::milliseconds offset = {}) : offset_(offset) {}
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Monotonic monotonic() const override;

  private:
    std::chrono::milliseconds offset_;
};

// RFC 3339 in UTC: "2026-11-24T19:10:00Z"; fractions of a second are written only when they are not zero.
[[nodiscard]] std::string to_rfc3339(Instant instant);
// Accepts any offset and up to nine digits of fraction (cut to milliseconds). Error: InvalidInput.
[[nodiscard]] Result<Instant> parse_rfc3339(std::string_view text);

} // namespace accueil::core

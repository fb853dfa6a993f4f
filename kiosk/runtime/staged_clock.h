// The clock of a driven kiosk: it stands where the script put it and moves when the script says so, so that a time-out
// of ninety seconds takes no time and a slow machine changes nothing.
#pragma once

#include <atomic>

#include "shared/core/clock.h"

namespace accueil::runtime {

class StagedClock final : public core::Clock {
  public:
    explicit StagedClock(core::Instant start) : start_(start) {}
    [[nodiscard]] core::Instant now() const override { return start_ + std::chrono::milliseconds(moved_.load()); }
    [[nodiscard]] core::Monotonic monotonic() const override {
        // Not zero: a fresh boot must not look like the beginning of time.
        return core::Monotonic{std::chrono::hours{1} + std::chrono::milliseconds(moved_.load())};
    }
    void advance(std::chrono::milliseconds by) { moved_ += by.count(); }

  private:
    core::Instant start_;
    std::atomic<std::int64_t> moved_{0};
};

} // namespace accueil::runtime

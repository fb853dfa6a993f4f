// Where the sound goes. Used from the speaker's thread, but for hush().
#pragma once

#include <cstdint>
#include <span>

#include "shared/core/error.h"

namespace accueil::platform {

class Sink {
  public:
    virtual ~Sink() = default;
    // Before the first sound, and after a rest. Error: Unavailable without a sound device.
    [[nodiscard]] virtual core::Result<void> open(int rate) = 0;
    // Queues; returns at once.
    virtual void play(std::span<const std::int16_t> samples) = 0;
    // What is queued is not heard any more.
    virtual void hush() = 0;
    // True while something is still to be heard.
    [[nodiscard]] virtual bool sounding() const = 0;
    // Nothing more is to be said for a while: a device that nobody listens to must not wake the machine.
    virtual void rest() = 0;
};

// Nobody listens: for a kiosk without a screen. Everything before it is real.
class NullSink final : public Sink {
  public:
    [[nodiscard]] core::Result<void> open(int) override { return {}; }
    void play(std::span<const std::int16_t>) override {}
    void hush() override {}
    [[nodiscard]] bool sounding() const override { return false; }
    void rest() override {}
};

} // namespace accueil::platform

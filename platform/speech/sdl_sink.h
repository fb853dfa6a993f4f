// The machine's sound device, by SDL: ALSA on the appliance, whatever there is on a desk.
#pragma once

#include "platform/speech/sink.h"

namespace accueil::platform {

class SdlSink final : public Sink {
  public:
    ~SdlSink() override;
    [[nodiscard]] core::Result<void> open(int rate) override;
    void play(std::span<const std::int16_t> samples) override;
    void hush() override;
    [[nodiscard]] bool sounding() const override;
    void rest() override;

  private:
    std::uint32_t device_ = 0;
};

} // namespace accueil::platform

// Text to sound by espeak-ng, in this process: no daemon, no network, no file.
//
// espeak-ng keeps its state in globals: one Synthesizer at a time, used from one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "platform/speech/passage.h"
#include "shared/core/error.h"

namespace accueil::platform {

class Synthesizer {
  public:
    // Loads the data of espeak-ng (a few MiB). Error: Unavailable when they are not there.
    [[nodiscard]] static core::Result<std::unique_ptr<Synthesizer>> open();
    ~Synthesizer();
    Synthesizer(const Synthesizer&) = delete;
    Synthesizer& operator=(const Synthesizer&) = delete;

    [[nodiscard]] int rate() const { return rate_; } // samples a second, one channel

    // Takes sound as it is made; false ends the passage there.
    using Listener = std::function<bool(std::span<const std::int16_t>)>;
    // Returns when all is made or the listener has had enough. Error: NotFound without that voice.
    [[nodiscard]] core::Result<void> speak(const Passage& passage, const Listener& listener);

    // The sounds in the library's own letters, for tests of what a voice makes of a text. Error: NotFound.
    [[nodiscard]] core::Result<std::string> phonemes(const Passage& passage);

  private:
    explicit Synthesizer(int rate) : rate_(rate) {}
    [[nodiscard]] core::Result<void> choose(const std::string& voice);

    int rate_;
    std::string voice_;
};

} // namespace accueil::platform

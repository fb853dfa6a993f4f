// Moves the counter outside of the disk behind what the store has promised (platform/counter/counter.h), on a thread
// and a store connection of its own: a chip that takes its time makes nobody wait.
//
// It moves nothing until the store has begun, and nothing where there is no counter. A chip that fails for a while is
// tried again; until then a restored disk would show only at the next exchange, which the log says.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "platform/counter/counter.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/store/store.h"

namespace accueil::runtime {

struct RatchetSettings {
    std::string store;      // the file
    std::string device_key; // file
    // Between two writes of the chip; one that is due earlier waits. After a failure ten times as long.
    std::chrono::milliseconds rest{1000};
};

class Ratchet {
  public:
    // Clock and randomness outlive it.
    Ratchet(RatchetSettings settings, std::unique_ptr<platform::Counter> counter, core::Clock& clock,
            core::Random& random);
    // Ends the thread when the call to the chip under way comes back; what is still due is moved at the next start.
    ~Ratchet();

    void poke(); // any thread; something may have left the hand

  private:
    void work(const std::stop_token& stop);
    [[nodiscard]] core::Result<bool> move();
    [[nodiscard]] core::Result<void> open();
    [[nodiscard]] core::Result<bool> bring_to(std::uint64_t value);
    void tell(const core::Result<bool>& moved);

    RatchetSettings settings_;
    std::unique_ptr<platform::Counter> counter_;
    core::Clock& clock_;
    core::Random& random_;
    std::unique_ptr<store::Store> store_; // of the thread
    std::string said_;                    // the trouble that the log knows of
    std::mutex mutex_;
    std::condition_variable_any wake_;
    bool poked_ = false;
    std::jthread thread_; // last: ends first
};

} // namespace accueil::runtime

// The synchroniser of the running kiosk: sync::Agent with a store connection and a transport of its own.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/sync/agent.h"
#include "shared/sync/identity_files.h"

namespace accueil::runtime {

struct CourierSettings {
    std::string store; // the file
    std::string url;   // of the scheduler
    sync::IdentityFiles files;
    std::function<wire::Health()> health;
    // Whether the store has begun: a disk that may be an old image says nothing in this terminal's name.
    std::function<bool()> begun;
};

class Courier {
  public:
    // Starts when the terminal is enrolled; until then every second it looks whether it is (the kiosk need not be
    // started again after `accueilctl enrol`). `news` is called on the courier's thread.
    Courier(CourierSettings settings, core::Clock& clock, core::Random& random,
            std::function<void(const sync::News&)> news);
    ~Courier();

    void poke(); // any thread; waits for nothing

  private:
    struct Parts;
    void wait_for_store(const std::stop_token& stop) const;
    void wait_for_identity(const std::stop_token& stop);
    core::Result<void> start();

    CourierSettings settings_;
    core::Clock& clock_;
    core::Random& random_;
    std::function<void(const sync::News&)> news_;
    std::mutex mutex_;
    std::unique_ptr<Parts> parts_; // under the mutex
    std::jthread starter_;         // last: ends first
};

} // namespace accueil::runtime

// Carries bookings to the scheduler and brings the allotment and the news back, for as long as the program runs.
//
// The planner decides, the agent performs. In a program start() gives it a thread of its own, which owns the store
// connection and the transport; in a simulation step() is called directly, and nothing happens between two calls.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/store/store.h"
#include "shared/sync/identity_files.h"
#include "shared/sync/planner.h"
#include "shared/sync/transport.h"

namespace accueil::sync {

enum class Line : std::uint8_t {
    Unknown,    // no exchange tried yet
    Online,     // the last exchange succeeded
    Offline,    // the scheduler can't be reached
    Recovering, // it answers, but was restored and collects reports
    Refused     // it refuses us: identity, another terminal with our name
};
[[nodiscard]] std::string_view name(Line line);

// Whether the process of this synchroniser is there, as the kernel says.
[[nodiscard]] bool runs(const store::Synchroniser& other);

struct News {
    Line line = Line::Unknown;
    store::Applied applied;           // what to read again
    std::optional<core::Error> error; // of the last exchange
};

struct AgentSettings {
    std::size_t most_items = 100;
    std::optional<IdentityFiles> files;   // nothing = certificates are not renewed (simulation)
    std::function<wire::Health()> health; // device states; outbox and clock are filled in by the agent
    std::function<bool(const store::Synchroniser&)> alive = runs;
};

class Agent {
  public:
    // All four must outlive the agent. `news` is called on the agent's thread after each exchange that changed
    // something or failed differently; it must not call back.
    Agent(store::Store& store, Transport& transport, core::Clock& clock, core::Random& random, AgentSettings settings,
          std::function<void(const News&)> news);
    ~Agent(); // stops

    // Performs one action at the most and says when the next one is due. Not while started.
    core::Monotonic step();

    void start();
    void poke(); // from any thread: something was committed or is wanted
    void stop(); // from any thread; waits for the call under way, at most its time-out

    [[nodiscard]] Line line() const; // from any thread

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace accueil::sync

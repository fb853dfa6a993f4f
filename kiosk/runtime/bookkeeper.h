// Keeps the terminal's store for the kiosk, on a thread of its own: performs what the journey commands of it and
// publishes the facts that the journey decides by. The UI thread only leaves jobs here.
//
// All functions may be called from any thread and return at once; answers are journey events given to `post`.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kiosk/journey/command.h"
#include "kiosk/journey/event.h"
#include "kiosk/runtime/worker.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/store/store.h"

namespace accueil::runtime {

struct BookkeeperSettings {
    std::string folder;      // of the store
    std::string file;        // in it
    std::string device_key;  // file that boxes personal rows
    store::BootFacts boot;
};

class Bookkeeper {
  public:
    using Post = std::function<void(journey::Event)>;

    // `poke` is called after something was committed that the scheduler should hear of.
    Bookkeeper(BookkeeperSettings settings, core::Clock& clock, core::Random& random, Post post,
               std::function<void()> poke);
    ~Bookkeeper();

    void perform(const journey::Commit& command);
    void perform(const journey::Call& command);
    void perform(const journey::Recall& command);
    void perform(const journey::CloseCall& command);
    void perform(const journey::VerifyPin& command);
    void perform(const journey::OpenStaffSession& command);
    void perform(const journey::CloseStaffSession& command);
    void perform(const journey::SetService& command);
    void perform(const journey::Audit& command);
    void perform(const journey::CountUnmet& command);

    // What the other threads know; each republishes the facts.
    void line_is(bool online);
    void printer_is(journey::PrinterState state);
    void camera_is(bool present);
    // Reads the store again and publishes: after an exchange, and once a minute for what only time changes.
    void refresh();
    void tidy();

  private:
    class Desk;  // lives on the worker's thread
    void with_desk(std::move_only_function<void(Desk&)> job);

    std::unique_ptr<Desk> desk_;
    Worker worker_;  // last: ends first
};

}  // namespace accueil::runtime

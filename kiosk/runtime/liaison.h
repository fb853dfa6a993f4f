// Speaks with the scheduler while a person waits for it: what a slip leads to, free slots, one of them held, booked or
// given back, a meeting cancelled. On a thread of its own, with a store connection and a transport of its own, so that
// neither a promise nor the exchange waits behind it.
//
// All functions may be called from any thread and return at once. Each command but ReleaseHold is answered by one
// event, at the latest when the transport's patience ends; also before the terminal is enrolled, and when it can't be
// reached.
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
#include "shared/sync/identity_files.h"
#include "shared/sync/transport.h"

namespace accueil::runtime {

struct LiaisonSettings {
    std::string store; // the file
    std::function<core::Result<std::unique_ptr<sync::Transport>>()> transport;
    sync::IdentityFiles files;
};

// Whom it tells. All are called on its thread.
struct LiaisonEars {
    std::function<void(journey::Event)> post;
    std::function<void()> poke; // something has happened at the scheduler that the next exchange brings
};

class Liaison {
  public:
    // The clock is the one that the store lives by.
    Liaison(LiaisonSettings settings, core::Clock& clock, core::Random& random, LiaisonEars ears);
    ~Liaison();

    // Does what was asked for and ends the thread; what is asked for afterwards is dropped.
    void end() { worker_.end(); }

    void perform(const journey::LookUp& command);
    void perform(const journey::AskSlots& command);
    void perform(const journey::Hold& command);
    void perform(const journey::ReleaseHold& command);
    void perform(const journey::CommitHeld& command);
    void perform(const journey::CancelMeeting& command);

  private:
    class Line; // lives on the worker's thread
    void with_line(std::move_only_function<void(Line&)> job);

    std::unique_ptr<Line> line_;
    Worker worker_; // last: ends first
};

} // namespace accueil::runtime

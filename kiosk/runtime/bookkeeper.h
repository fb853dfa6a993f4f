// Keeps the terminal's store for the kiosk, on a thread of its own: performs what the journey commands of it and
// publishes the facts that the journey decides by. The UI thread only leaves jobs here.
//
// All functions may be called from any thread and return at once; answers are journey events given to `post`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/journey/command.h"
#include "kiosk/journey/event.h"
#include "kiosk/runtime/knowledge.h"
#include "kiosk/runtime/worker.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/store/store.h"

namespace accueil::runtime {

struct BookkeeperSettings {
    std::string folder;     // of the store
    std::string file;       // in it
    std::string device_key; // file that boxes personal rows
    store::BootFacts boot;  // without the counter, which is asked when the store is opened
    std::optional<std::filesystem::path> second_medium{}; // folder that gets a copy of the outbox
    // Free bytes of the store's disk below which nobody is let begin: who has begun still gets their appointment.
    std::uintmax_t least_room = 16U << 20U;
    std::string counter = "none"; // outside of the disk, as [counter] tpm names it
    std::chrono::milliseconds counter_patience{5000};
    std::chrono::milliseconds counter_rest{1000}; // between two writes of it
};

// Whom the bookkeeper tells. All are called on its thread.
struct BookkeeperEars {
    std::function<void(journey::Event)> post;
    std::function<void()> poke;                  // something was committed that the scheduler should hear of
    std::function<void(const Learned&)> learned; // what documents are read by is another than before
    std::function<void()> begun{}; // whether the disk is where it should be is decided: its bookings may be delivered
};

struct PaperReaders {
    bool camera_fitted = true; // one belongs to this terminal
    bool camera = true;        // it gives pictures
    bool reader = false;       // one at least is plugged in

    bool operator==(const PaperReaders&) const = default;
};

class Bookkeeper {
  public:
    Bookkeeper(BookkeeperSettings settings, core::Clock& clock, core::Random& random, BookkeeperEars ears);
    ~Bookkeeper();

    // Does what was asked for and ends the thread; what is asked for afterwards is dropped.
    void end() { worker_.end(); }

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
    void perform(const journey::JoinQueue& command);
    void perform(const journey::LeaveQueue& command);

    // Somebody else has written into the store: the facts are published anew, and the counter moved if it is due.
    void refresh();
    // What the other threads know; each republishes the facts.
    void line_is(bool online);
    void printer_is(journey::PrinterState state);
    void papers_are_read_by(const PaperReaders& readers);
    // Once a minute: the store's upkeep, a store that did not work tried again, and what only time changes published.
    void tidy();

  private:
    class Desk; // lives on the worker's thread
    void with_desk(std::move_only_function<void(Desk&)> job);

    std::unique_ptr<Desk> desk_;
    Worker worker_; // last: ends first
};

} // namespace accueil::runtime

// One terminal: its disk, its clock, its counter outside of the disk, and the people who come to it.
#pragma once

#include <set>

#include "shared/sync/agent.h"
#include "shared/sync/online.h"
#include "tests/simulation/line.h"

namespace accueil::simulation {

// What a person was told.
struct Promise {
    core::BookingId id;
    core::TerminalId terminal;
    core::Epoch epoch;
    booking::Slot slot;
    booking::Draft draft;
    bool held = false;           // confirmed online
    bool gone_with_disk = false; // its disk was lost before it was delivered
};

class Machine {
  public:
    Machine(const core::TerminalId& id, const std::string& folder, core::Instant now, Central& central, Dice& dice,
            Counts& counts, Mutation mutation);

    void pass(std::chrono::milliseconds time) { clock_.pass(time); }
    void receive_person();
    void receive_person_online();
    void give_something_back();
    void step();
    void kill(); // the process, at once
    void restart_machine();
    void snapshot();     // somebody keeps a copy of the disk
    void restore_disk(); // and puts it back
    void set_clock(std::chrono::milliseconds off);
    void tidy();

    // The operator has taken its hand away, whether it has heard of it or not.
    void note_fence() { fenced_up_to_ = store_->status().value().epoch; }
    [[nodiscard]] core::Epoch fenced_up_to() const { return fenced_up_to_; }

    void heal(core::Instant now);
    [[nodiscard]] Line& line() { return *line_; }
    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] std::vector<Promise>& promises() { return promises_; }
    [[nodiscard]] const core::TerminalId& id() const { return id_; }
    [[nodiscard]] bool disk_was_restored() const { return restored_; }

  private:
    void start();
    void stop();
    void mutate_after_commit(const core::BookingId& id, const booking::Grant& grant);
    void script(const std::string& sql);
    [[nodiscard]] std::string path() const { return folder_ + "/" + id_.value + ".db"; }

    core::TerminalId id_;
    std::string folder_;
    test::HandClock clock_;
    Central& central_;
    Dice& dice_;
    Counts& counts_;
    Mutation mutation_;
    Central::Enrolled enrolled_;
    security::DeviceKey key_;
    std::unique_ptr<Line> line_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<sync::Agent> agent_;
    std::vector<Promise> promises_;
    std::size_t promised_at_snapshot_ = 0;
    std::uint64_t counter_ = 1; // the monotonic counter that no disk holds
    std::uint64_t boots_ = 0;
    bool restored_ = false;
    core::Epoch fenced_up_to_;
    core::Epoch last_epoch_;
    std::vector<booking::Grant> last_hand_;
};

} // namespace accueil::simulation

// One terminal: its disk, its clock, its counter outside of the disk, and the people who come to it.
#pragma once

#include "shared/sync/agent.h"
#include "shared/sync/online.h"
#include "tests/simulation/line.h"
#include "tests/store/disk.h"

namespace accueil::simulation {

class Machine {
  public:
    Machine(const core::TerminalId& id, core::Instant now, Central& central, Dice& dice, Counts& counts,
            Mutation mutation);
    // Another machine with the same disk. Neither has a counter from now on that would tell them apart.
    Machine(Machine& original, Dice& dice, Counts& counts, Mutation mutation);
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;
    ~Machine() { stop(); }

    void pass(std::chrono::milliseconds time) { clock_.pass(time); }
    void receive_person();
    void receive_person_online();
    void reschedule();
    void give_something_back();
    void step();
    void kill();                          // the process, at once: what it wrote is left
    void cut_power(test::Survivors left); // the machine: what was synced is left, and some of the rest
    void fill_disk();
    void snapshot();     // somebody keeps a copy of the disk
    void restore_disk(); // and puts it back
    void set_clock(std::chrono::milliseconds off);
    void tidy();

    void heal(core::Instant now);
    [[nodiscard]] bool at_peace();
    [[nodiscard]] Line& line() { return *line_; }
    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] const core::TerminalId& id() const { return id_; }
    [[nodiscard]] bool forked() const { return forked_; }

  private:
    void open();
    void start();
    void stop();
    void crash(test::Survivors left);
    void move_counter();
    void change_chip();
    [[nodiscard]] std::optional<booking::Offer> choose(booking::Draft& draft);
    void promise(booking::Draft draft, const booking::Offer& offer);
    [[nodiscard]] core::Result<booking::Booking> commit(const core::BookingId& id, const booking::Draft& draft,
                                                        const booking::Slot& slot);
    void tell(const core::BookingId& id, core::Epoch epoch, const booking::Slot& slot, bool held = false);
    void mutate_after_commit(const core::BookingId& id);
    void mutate_after_step();
    void script(const std::string& sql);
    void put_into_hand(const booking::Grant& grant);

    core::TerminalId id_;
    test::HandClock clock_;
    Central& central_;
    Dice& dice_;
    Counts& counts_;
    Mutation mutation_;
    test::Disk disk_;
    Central::Enrolled enrolled_;
    security::DeviceKey key_;
    std::unique_ptr<Line> line_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<sync::Agent> agent_;
    std::optional<test::Disk::Files> image_;
    std::size_t promised_at_image_ = 0; // in the ledger
    std::uint64_t counter_ = 1;         // the monotonic counter that no disk holds
    bool counted_ = true;
    std::uint64_t boots_ = 0;
    bool forked_ = false;
    core::Epoch last_epoch_;
    std::vector<booking::Grant> last_hand_;
};

} // namespace accueil::simulation

// What people were told, by whom and when: it knows more than any machine in the simulation does, and asks at each new
// promise whether anybody else counts on the same meeting (I1).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/booking/booking.h"
#include "tests/simulation/run.h"

namespace accueil::simulation {

class Central;

struct Promise {
    core::BookingId id;
    core::TerminalId terminal;
    core::Epoch epoch;
    booking::Slot slot;
    bool held = false;           // confirmed online
    bool cancelled = false;      // given up by the person, or replaced by another
    bool gone_with_disk = false; // its disk was lost before it was delivered
    bool forked = false;         // of one of two disks that nobody could tell apart
};

class Ledger {
  public:
    Ledger(Central& central, Outcome& outcome) : central_(central), outcome_(outcome) {}

    // A person has been told: from now on the promise counts.
    void tell(Promise promise);

    // The epoch that the scheduler has given the terminal, also when it was restored and does not remember.
    void note_epoch(const core::TerminalId& terminal, core::Epoch epoch);
    // The operator closes a day: whoever has a meeting there is moved.
    void note_closed(const core::OfficeId& office, std::chrono::local_days day) { closed_.insert({office, day}); }

    // A fence, two disks, or the operator excuse a move; nothing else does.
    [[nodiscard]] bool excused(const Promise& promise) const;
    [[nodiscard]] bool fenced(const Promise& promise) const;
    [[nodiscard]] std::vector<Promise>& promises() { return promises_; }
    [[nodiscard]] const std::set<std::pair<core::OfficeId, std::chrono::local_days>>& closed() const { return closed_; }

  private:
    void check_single(const Promise& promise);

    Central& central_;
    Outcome& outcome_;
    std::vector<Promise> promises_;
    std::multimap<std::string, std::size_t> by_slot_;
    std::map<core::TerminalId, core::Epoch> highest_;
    std::set<std::pair<core::OfficeId, std::chrono::local_days>> closed_;
};

} // namespace accueil::simulation

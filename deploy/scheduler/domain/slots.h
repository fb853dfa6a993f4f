// The slots and the state each of them is in (I4): free, lent, held online, booked or withdrawn; one at a time.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "deploy/scheduler/domain/world.h"
#include "shared/booking/slot.h"

namespace accueil::scheduler {

enum class SlotState : std::uint8_t { Free = 0, Lent = 1, Held = 2, Booked = 3, Withdrawn = 4 };
[[nodiscard]] std::string_view name(SlotState state);

struct SlotRecord {
    booking::Slot slot;
    std::string agent;
    std::chrono::local_days day; // of the office
    SlotState state = SlotState::Free;
    core::TerminalId terminal; // of Lent and Held
    core::Epoch epoch;
    core::GrantNo grant; // of the present or the last grant, 0 before the first
};

// Lists as they stand in a column: words with blanks between.
[[nodiscard]] std::string join(const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> split(std::string_view text);
[[nodiscard]] std::string join_modes(const std::vector<booking::Mode>& modes);
[[nodiscard]] std::vector<booking::Mode> split_modes(std::string_view text);

class Slots {
  public:
    explicit Slots(World& world) : world_(world) {}

    [[nodiscard]] std::optional<SlotRecord> find(const core::SlotId& id) const;
    // Free ones of an office that start at or after the instant, on days in [first, last], by start.
    [[nodiscard]] std::vector<SlotRecord> free_of(const core::OfficeId& office, std::chrono::local_days first,
                                                  std::chrono::local_days last, core::Instant from) const;
    // All of an office but those withdrawn that start at or after the instant, by start.
    [[nodiscard]] std::vector<SlotRecord> coming_of(const core::OfficeId& office, core::Instant from) const;
    [[nodiscard]] std::vector<SlotRecord> held_by(const core::TerminalId& terminal, SlotState state) const;

    // Each of these is one transition of I4; the caller has looked at the state before.
    void lend(const core::SlotId& id, const core::TerminalId& terminal, core::Epoch epoch, core::GrantNo grant);
    void hold(const core::SlotId& id, const core::TerminalId& terminal, core::Epoch epoch, core::GrantNo grant,
              core::Instant expires);
    void book(const core::SlotId& id, core::GrantNo grant);
    void free(const core::SlotId& id);
    void withdraw(const core::SlotId& id, bool by_hand);

    // Frees every lent and held slot of the terminal; the number of them. The fence, and nothing else, calls it.
    int free_all_of(const core::TerminalId& terminal);
    // Holds whose time is over. They may end centrally because they are confirmed online only.
    void expire_holds();

  private:
    World& world_;
};

} // namespace accueil::scheduler

// After a restore from a copy the scheduler has forgotten what it lent and received since. It then starts a new
// generation, lends nothing, and asks every terminal what it holds; the highest grant number on a slot wins (rule 4).
#pragma once

#include "deploy/scheduler/domain/terminals.h"
#include "deploy/scheduler/domain/world.h"
#include "shared/wire/messages.h"

namespace accueil::scheduler {

class Recovery {
  public:
    explicit Recovery(World& world) : world_(world) {}

    // Starts a new generation above the present one and above `seen`, which a terminal may have heard of.
    void begin(core::Generation seen, std::string_view actor, std::string_view reason);

    // Whether a terminal can have been told this in the forgotten time. Numbers far above it are made up, and following
    // them would wear out our own counters.
    [[nodiscard]] bool believes(core::GrantNo grant) const;
    [[nodiscard]] bool believes(core::Generation generation) const;

    // What one terminal holds. Decides all slots when it was the last one that was waited for.
    void report(Terminal& terminal, const wire::Report& report);

    // The terminals that have not reported for the present generation.
    [[nodiscard]] std::vector<core::TerminalId> awaited() const;
    // An alarm for each of them when they take longer than the policy's wait: until the operator fences those that are
    // gone for good, nothing is lent. With maintenance.
    void warn_when_overdue();
    // Ends the recovery when nobody is awaited any more; called after a fence or a withdrawal too.
    void finish_if_complete();

  private:
    [[nodiscard]] bool asks_for_an_epoch(const Terminal& terminal, const wire::Report& report) const;
    void fence(Terminal& terminal, const wire::Report& report);
    void take_late_items();
    // False when the number is not believed; the terminal is marked for it.
    bool raise_grants_above(Terminal& terminal, core::GrantNo grant);
    void claim_items(Terminal& terminal, const wire::Report& report);
    // The item is kept as its JSON.
    void claim(const core::TerminalId& terminal, const wire::MalformedItem& item);
    void settle(const std::optional<core::TerminalId>& only);
    void free_what_is_not_claimed(const std::optional<core::TerminalId>& only);
    void lend_to_the_highest();
    void take_items();

    World& world_;
};

} // namespace accueil::scheduler

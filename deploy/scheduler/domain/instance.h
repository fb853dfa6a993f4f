// The single numbers of an instance: its generation and the counters that never go back.
#pragma once

#include <string_view>

#include "deploy/scheduler/domain/world.h"
#include "shared/core/id.h"

namespace accueil::scheduler {

class Instance {
  public:
    explicit Instance(World& world) : world_(world) {}

    [[nodiscard]] core::Generation generation() const { return core::Generation{number("generation", 1)}; }
    void set_generation(core::Generation generation) { set("generation", generation.value); }

    [[nodiscard]] core::GrantNo next_grant() const { return core::GrantNo{number("next_grant", 1)}; }
    // Takes one number out of the counter.
    [[nodiscard]] core::GrantNo take_grant();
    void raise_grants_above(core::GrantNo used);

    // Where the numbers stood before the recovery that is under way, or where they stand.
    [[nodiscard]] core::GrantNo settled_grant() const {
        return core::GrantNo{settled("settled_grant", next_grant().value)};
    }
    [[nodiscard]] core::Generation settled_generation() const {
        return core::Generation{settled("settled_generation", generation().value)};
    }
    void keep_settled();

    // A new epoch of a terminal whose present one this is.
    [[nodiscard]] core::Epoch epoch_after(core::Epoch present) const;

    [[nodiscard]] core::Cursor last_cursor() const { return core::Cursor{number("cursor", 0)}; }
    [[nodiscard]] core::Cursor take_cursor();

    // Zero when the instance is not recovering from a restore.
    [[nodiscard]] bool recovering() const { return number("recovering", 0) != 0; }
    void set_recovering(bool yes) { set("recovering", yes ? 1 : 0); }

    [[nodiscard]] core::Instant recovery_began() const { return instant("recovery_began"); }
    void set_recovery_began(core::Instant at) { set_instant("recovery_began", at); }

    // Of the offices and the calendar; see OfficesRead.
    [[nodiscard]] std::uint64_t offices_revision() const { return number("offices_revision", 1); }
    void change_offices_revision() { set("offices_revision", 2 + core::below(world_.random, std::uint64_t{1} << 62U)); }

    // The day up to which maintenance has made slots.
    [[nodiscard]] std::chrono::local_days slots_made() const {
        return std::chrono::local_days{std::chrono::days{number("slots_made", 0)}};
    }
    void set_slots_made(std::chrono::local_days day) {
        set("slots_made", static_cast<std::uint64_t>(day.time_since_epoch().count()));
    }

    // When maintenance last ran, by our clock; and from when on it may destroy again after that clock has jumped.
    [[nodiscard]] core::Instant maintained() const { return instant("maintained"); }
    void set_maintained(core::Instant at) { set_instant("maintained", at); }
    [[nodiscard]] core::Instant forgets_from() const { return instant("forgets_from"); }
    void set_forgets_from(core::Instant at) { set_instant("forgets_from", at); }

    // Grows with every group commit: what the recovery marker is compared with.
    [[nodiscard]] std::uint64_t revision() const { return number("revision", 0); }
    void advance_revision() { set("revision", revision() + 1); }

  private:
    [[nodiscard]] std::uint64_t number(std::string_view name, std::uint64_t otherwise) const;
    void set(std::string_view name, std::uint64_t value);
    [[nodiscard]] std::uint64_t settled(std::string_view name, std::uint64_t present) const {
        return recovering() ? number(name, present) : present;
    }
    [[nodiscard]] core::Instant instant(std::string_view name) const {
        return core::Instant{std::chrono::milliseconds{number(name, 0)}};
    }
    void set_instant(std::string_view name, core::Instant at) {
        set(name, static_cast<std::uint64_t>(at.time_since_epoch().count()));
    }

    World& world_;
};

} // namespace accueil::scheduler

#include "deploy/scheduler/domain/instance.h"

namespace accueil::scheduler {

namespace {

// Restored from a copy we may have forgotten fences: the new epoch must not be one that the terminal has had.
constexpr std::uint64_t epochs_while_recovering = 1000;

} // namespace

std::uint64_t Instance::number(std::string_view name, std::uint64_t otherwise) const {
    return world_.store
        .first(
            "SELECT value FROM instance WHERE name = ?1", [](sqlite::Row row) { return row.unsigned_number(0); }, name)
        .value_or(otherwise);
}

void Instance::set(std::string_view name, std::uint64_t value) {
    world_.store.run("INSERT INTO instance (name, value) VALUES (?1, ?2) "
                     "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                     name, value);
}

core::GrantNo Instance::take_grant() {
    const auto grant = next_grant();
    set("next_grant", grant.value + 1);
    return grant;
}

void Instance::raise_grants_above(core::GrantNo used) {
    if (next_grant() <= used) set("next_grant", used.value + 1);
}

void Instance::keep_settled() {
    if (recovering()) return; // begun anew: it still began where it began
    set("settled_grant", next_grant().value);
    set("settled_generation", generation().value);
}

core::Epoch Instance::epoch_after(core::Epoch present) const {
    return core::Epoch{present.value + (recovering() ? epochs_while_recovering : 1)};
}

core::Cursor Instance::take_cursor() {
    const core::Cursor cursor{last_cursor().value + 1};
    set("cursor", cursor.value);
    return cursor;
}

} // namespace accueil::scheduler

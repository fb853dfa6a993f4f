#include "tests/simulation/ledger.h"

#include "shared/calendar/date.h"
#include "shared/calendar/zone.h"
#include "tests/simulation/central.h"

namespace accueil::simulation {

namespace {

std::string words(const Promise& promise) {
    return promise.terminal.value + " in epoch " + std::to_string(promise.epoch.value) +
           (promise.held ? " online" : "") + (promise.gone_with_disk ? " on a lost disk" : "");
}

} // namespace

bool Ledger::fenced(const Promise& promise) const {
    const auto highest = highest_.find(promise.terminal);
    return highest != highest_.end() && promise.epoch < highest->second;
}

bool Ledger::excused(const Promise& promise) const {
    return fenced(promise) || promise.forked ||
           closed_.contains({promise.slot.office, calendar::local_date(promise.slot.start)});
}

void Ledger::note_epoch(const core::TerminalId& terminal, core::Epoch epoch) {
    auto& highest = highest_[terminal];
    highest = std::max(highest, epoch);
}

// Who else was told this time, and counts on it? Whose disk is gone counts on it too, until a fence has said so.
void Ledger::check_single(const Promise& promise) {
    if (excused(promise)) return;
    const auto [first, last] = by_slot_.equal_range(promise.slot.id.value);
    for (auto other = first; other != last; ++other) {
        const auto& earlier = promises_[other->second];
        if (earlier.cancelled || earlier.id == promise.id) continue;
        const auto found = central_.recorded(earlier.id);
        const bool kept = found && found->outcome == booking::Outcome::Accepted && found->slot == earlier.slot.id.value;
        if (found && !kept) continue; // moved, or handed to a person: flagged
        if (!kept && excused(earlier)) continue;
        outcome_.violations.push_back("I1: " + promise.id.value + " was told the time of " + earlier.id.value + ": " +
                                      words(promise) + ", " + words(earlier) + (kept ? " and booked" : ""));
    }
}

void Ledger::tell(Promise promise) {
    check_single(promise);
    by_slot_.emplace(promise.slot.id.value, promises_.size());
    promises_.push_back(std::move(promise));
}

} // namespace accueil::simulation

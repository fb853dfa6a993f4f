#include "deploy/scheduler/domain/recovery.h"

#include "deploy/scheduler/domain/audit.h"
#include "deploy/scheduler/domain/bookings.h"
#include "deploy/scheduler/domain/digest.h"
#include "deploy/scheduler/domain/fence.h"
#include "deploy/scheduler/domain/instance.h"
#include "deploy/scheduler/domain/offices.h"
#include "deploy/scheduler/domain/outbox.h"
#include "deploy/scheduler/domain/slots.h"
#include "shared/core/log.h"
#include "shared/wire/json.h"

namespace accueil::scheduler {

namespace {

// One copy can be restored twice, so the next number alone could be one that terminals know already.
constexpr std::uint64_t random_step = 1'000'000;
// The grants of the forgotten time are below; numbers given from now on win over those of a terminal that never
// reports.
constexpr std::uint64_t grants_forgotten_at_most = 10'000'000;
// So many copies may be put back one after the other, each time higher by the above, before anybody has reported.
constexpr std::uint64_t copies_put_back_at_most = 100;

} // namespace

void Recovery::begin(core::Generation seen, std::string_view actor, std::string_view reason) {
    Instance instance(world_);
    const auto highest = std::max(instance.generation(), seen).value;
    const core::Generation next{highest + 1 + core::below(world_.random, random_step)};
    instance.keep_settled();
    core::log::warning("scheduler.new-generation", {{"generation", next}, {"reason", reason}});
    instance.set_generation(next);
    instance.raise_grants_above(core::GrantNo{instance.next_grant().value + grants_forgotten_at_most});
    instance.set_recovering(true);
    instance.set_recovery_began(world_.now());
    world_.store.run("DELETE FROM claims");
    Audit(world_).add(actor, "generation.begin", std::to_string(next.value), reason);
    finish_if_complete(); // an instance without terminals has nobody to ask
}

bool Recovery::believes(core::GrantNo grant) const {
    const Instance instance(world_);
    return grant < instance.next_grant() ||
           grant.value < instance.settled_grant().value + copies_put_back_at_most * grants_forgotten_at_most;
}

bool Recovery::believes(core::Generation generation) const {
    return generation.value <= Instance(world_).settled_generation().value + copies_put_back_at_most * random_step;
}

bool Recovery::raise_grants_above(Terminal& terminal, core::GrantNo grant) {
    const bool believed = believes(grant);
    if (believed)
        Instance(world_).raise_grants_above(grant);
    else
        Terminals(world_).mark_forked(terminal, "it names a grant that was never given");
    return believed;
}

// No clock decides here who has lost what (I6): only the operator knows whether a terminal is gone for good.
void Recovery::warn_when_overdue() {
    const Instance instance(world_);
    if (!instance.recovering() || world_.now() - instance.recovery_began() < world_.policy.recovery_wait) return;
    for (const auto& terminal : awaited())
        core::log::error("recovery.overdue",
                         {{"terminal", terminal}, {"since", core::to_rfc3339(instance.recovery_began())}});
}

std::vector<core::TerminalId> Recovery::awaited() const {
    std::vector<core::TerminalId> list;
    const auto generation = Instance(world_).generation();
    for (const auto& terminal : Terminals(world_).active()) {
        if (terminal.reported != generation) list.push_back(terminal.id);
    }
    return list;
}

// The disk that spent what this terminal had in the forgotten time is lost, so a fence ends all of it. Asked again from
// the same boot because the reply was lost, it gets the epoch that was made for it.
bool Recovery::asks_for_an_epoch(const Terminal& terminal, const wire::Report& report) const {
    if (!report.quarantined) return false;
    return report.epoch >= terminal.epoch || report.boot_id != terminal.boot_id;
}

void Recovery::report(Terminal& terminal, const wire::Report& report) {
    Instance instance(world_);
    if (report.more_items) return claim_items(terminal, report); // the last page decides
    if (asks_for_an_epoch(terminal, report)) return fence(terminal, report);
    // The first one counts for the hand: a duplicate that arrives late must not free what has been lent since. Promises
    // count always: of a terminal that was fenced before it could report nobody else knows them.
    if (terminal.reported == instance.generation()) {
        claim_items(terminal, report);
        take_late_items();
        return;
    }
    raise_grants_above(terminal, report.highest_grant);
    if (report.epoch > terminal.epoch) terminal.epoch = report.epoch; // the copy is older than the fence
    // A hand of an epoch that was fenced before the copy was made is of no use to anyone: its slots are free.
    const bool current = report.epoch == terminal.epoch;
    for (const auto& grant : report.grants) {
        if (!raise_grants_above(terminal, grant.no) || !current) continue;
        world_.store.run("INSERT OR IGNORE INTO claims (terminal, epoch, grant_no, slot) VALUES (?1, ?2, ?3, ?4)",
                         terminal.id, report.epoch, grant.no, grant.slot.id);
    }
    claim_items(terminal, report);
    terminal.reported = instance.generation();
    Terminals(world_).update(terminal);
    core::log::info("recovery.reported", {{"terminal", terminal.id},
                                          {"grants", std::uint64_t{report.grants.size()}},
                                          {"items", std::uint64_t{report.items.size()}}});
    if (instance.recovering())
        finish_if_complete();
    else
        settle(terminal.id); // of a terminal that the copy did not know
}

void Recovery::fence(Terminal& terminal, const wire::Report& report) {
    Instance instance(world_);
    const bool awaited = terminal.reported != instance.generation();
    const bool recovering = instance.recovering();
    raise_grants_above(terminal, report.highest_grant);
    terminal.epoch = std::max(terminal.epoch, report.epoch);
    terminal.boot_id = report.boot_id;
    terminal.reported = instance.generation();
    claim_items(terminal, report);
    core::log::warning("recovery.quarantined", {{"terminal", terminal.id}});
    // Its promises are claimed already: ending the last wait, the fence decides all slots.
    Fence(world_).fence(terminal, terminal.id.value, "the terminal has quarantined itself");
    if (recovering) return;
    if (awaited)
        settle(terminal.id);
    else
        take_late_items();
}

// Of a terminal that has reported already, or was fenced before it could: nobody else knows them.
void Recovery::take_late_items() {
    if (Instance(world_).recovering()) return;
    take_items();
    world_.store.run("DELETE FROM claims");
}

void Recovery::claim_items(Terminal& terminal, const wire::Report& report) {
    std::vector<wire::MalformedItem> items;
    for (const auto& item : report.items)
        items.push_back(
            {item.id, item.epoch, item.seq, {}, wire::write(item), {}, item.grant, item.slot, item.prev_hash});
    // Not readable here, but somebody was told a time: its slot goes to nobody else.
    items.insert(items.end(), report.malformed.begin(), report.malformed.end());
    for (auto& item : items) {
        if (!raise_grants_above(terminal, item.grant)) { // taken down, and no claim to its slot
            item.grant = {};
            item.slot = {};
        }
        claim(terminal.id, item);
    }
}

void Recovery::claim(const core::TerminalId& terminal, const wire::MalformedItem& item) {
    world_.store.run(
        "INSERT OR IGNORE INTO claims (terminal, epoch, grant_no, slot, item, seq, booking, prev_hash, hash) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        terminal, item.epoch, item.grant, item.slot, item.json, item.seq, item.id, item.prev_hash, item.hash);
}

void Recovery::finish_if_complete() {
    Instance instance(world_);
    if (!instance.recovering() || !awaited().empty()) return;
    settle({});
    instance.set_recovering(false);
    Audit(world_).add("scheduler", "generation.recovered", std::to_string(instance.generation().value),
                      "all terminals have reported");
    core::log::info("scheduler.recovered", {{"generation", instance.generation()}});
}

void Recovery::settle(const std::optional<core::TerminalId>& only) {
    Offices(world_).make_slots();
    free_what_is_not_claimed(only);
    lend_to_the_highest();
    take_items();
    world_.store.run("DELETE FROM claims");
}

// What we believe lent to a terminal that has spoken and did not name it was returned in the forgotten time.
void Recovery::free_what_is_not_claimed(const std::optional<core::TerminalId>& only) {
    world_.store.run("UPDATE slots SET state = 0, terminal = NULL, epoch = NULL, hold_expires = NULL "
                     "WHERE state IN (1, 2) AND (?1 IS NULL OR terminal = ?1) "
                     "AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.terminal = slots.terminal "
                     "AND c.grant_no = slots.grant_no)",
                     only);
}

void Recovery::lend_to_the_highest() {
    struct Claim {
        core::TerminalId terminal;
        core::Epoch epoch;
        core::GrantNo grant;
        core::SlotId slot;
    };
    // A booking that is known had its slot when it came: what has become of it since is not in the terminal's copy.
    std::vector<Claim> highest;
    world_.store.each("SELECT terminal, epoch, max(grant_no), slot FROM claims c "
                      "WHERE NOT EXISTS (SELECT 1 FROM bookings b WHERE b.id = c.booking) GROUP BY slot",
                      [&](sqlite::Row row) {
                          highest.push_back({row.id<core::TerminalId>(0), row.id<core::Epoch>(1),
                                             row.id<core::GrantNo>(2), row.id<core::SlotId>(3)});
                      });
    Slots slots(world_);
    std::vector<Claim> displacing;
    for (const auto& claim : highest) {
        const auto slot = slots.find(claim.slot);
        if (!slot || slot->state == SlotState::Withdrawn || slot->grant > claim.grant) continue;
        if (slot->state != SlotState::Booked)
            slots.lend(claim.slot, claim.terminal, claim.epoch, claim.grant);
        else if (slot->grant < claim.grant)
            displacing.push_back(claim);
    }
    // Booked under an older grant than the claim: given up in the forgotten time, one would think, since the slot was
    // lent again. But a terminal's word is no proof of it, and a person may stand behind that booking. When all else is
    // lent, so that nobody is moved onto what a terminal has in its hand.
    Bookings bookings(world_);
    for (const auto& claim : displacing) {
        const auto old = bookings.of_slot(claim.slot);
        if (old && !bookings.move_away(*old, "its slot was lent again before the scheduler was restored"))
            core::log::error("recovery.needs-human", {{"booking", *old}, {"terminal", claim.terminal}});
        slots.lend(claim.slot, claim.terminal, claim.epoch, claim.grant);
    }
}

void Recovery::take_items() {
    struct Reported {
        core::TerminalId terminal;
        core::Epoch epoch;
        core::Seq seq;
        std::string json;
        core::BookingId id; // these three for an item that can't be read: of what can be known of it
        std::string prev_hash;
        std::string hash;
    };
    std::vector<Reported> items;
    world_.store.each("SELECT terminal, epoch, seq, item, booking, prev_hash, hash FROM claims "
                      "WHERE item IS NOT NULL ORDER BY terminal, epoch, seq",
                      [&](sqlite::Row row) {
                          items.push_back({row.id<core::TerminalId>(0), row.id<core::Epoch>(1), row.id<core::Seq>(2),
                                           row.text(3), row.id<core::BookingId>(4), row.text(5), row.text(6)});
                      });
    Outbox outbox(world_);
    Terminals terminals(world_);
    for (const auto& reported : items) {
        auto terminal = terminals.find(reported.terminal);
        if (!terminal) continue;
        const auto item = wire::read<wire::Item>(reported.json);
        if (reported.seq.value > 0)
            outbox.skip_to(reported.terminal, reported.epoch, core::Seq{reported.seq.value - 1},
                           item ? item->prev_hash : reported.prev_hash);
        if (item)
            static_cast<void>(outbox.take(*terminal, *item));
        else
            static_cast<void>(
                outbox.set_aside(*terminal, {reported.id, reported.epoch, reported.seq,
                                             // Of a claim that an earlier version took down: it kept all of the item.
                                             reported.hash.empty() ? sha256(reported.json) : reported.hash,
                                             reported.json, item.error().detail}));
        terminals.update(*terminal);
    }
}

} // namespace accueil::scheduler

#include "deploy/scheduler/domain/scheduler.h"

#include <algorithm>

#include "deploy/scheduler/domain/audit.h"
#include "deploy/scheduler/domain/bookings.h"
#include "deploy/scheduler/domain/calendar_entry.h"
#include "deploy/scheduler/domain/feed.h"
#include "deploy/scheduler/domain/fence.h"
#include "deploy/scheduler/domain/health.h"
#include "deploy/scheduler/domain/instance.h"
#include "deploy/scheduler/domain/outbox.h"
#include "deploy/scheduler/domain/recovery.h"
#include "deploy/scheduler/domain/shown_slips.h"
#include "deploy/scheduler/domain/slots.h"
#include "shared/booking/rules.h"
#include "shared/calendar/window.h"
#include "shared/calendar/zone.h"
#include "shared/core/log.h"
#include "shared/documents/code/codes.h"

namespace accueil::scheduler {

wire::Problem problem_of(const core::Error& error) {
    core::log::error("scheduler.failed", {{"error", error}});
    if (error.kind == core::ErrorKind::Full) return {"storage-full", "the scheduler's disk is full", 507, {}, {}};
    if (error.kind == core::ErrorKind::Unavailable) return {"unavailable", "the scheduler is busy", 503, {}, {}};
    return {"internal", "the scheduler could not do this", 500, {}, {}};
}

Scheduler::Scheduler(sqlite::Database& database, const core::Clock& clock, core::Random& random, Policy policy,
                     const Keys& keys)
    : store_(database), policy_(policy), world_{store_, clock, random, policy_}, keys_(keys) {}

template<class T, class Work>
Answer<T> Scheduler::for_terminal(const ClientIdentity& who, Work work) {
    return unit<T>([&]() -> Answer<T> {
        auto terminal = admit_current(who);
        if (!terminal) return std::unexpected(terminal.error());
        return work(*terminal);
    });
}

// --- who may speak --------------------------------------------------------------------------------------------------

Answer<Terminal> Scheduler::admit(const ClientIdentity& who) {
    if (who.role != Role::Terminal) return refuse(403, "terminals-only", "this call is for terminals");
    Terminals terminals(world_);
    const auto standing = terminals.standing(who.serial);
    if (standing == Terminals::Standing::Revoked)
        return refuse(403, "certificate-revoked", "enrol this terminal again");
    auto terminal = terminals.find(core::TerminalId{who.name});
    if (terminal && terminal->withdrawn) return refuse(403, "terminal-unknown", "this terminal has been withdrawn");
    if (terminal && standing == Terminals::Standing::Valid) return std::move(*terminal);
    // Our own authority has signed what we do not remember: we are a copy from before.
    if (!terminal) {
        terminals.add(
            Terminal{
                core::TerminalId{who.name}, "international", {}, core::Epoch{1}, {}, {}, 0, false, false, {}, {}, {}},
            {});
    }
    terminals.add_certificate({{}, who.serial, world_.now() + policy_.certificate}, who.name, Role::Terminal);
    Recovery(world_).begin({}, "scheduler", "a certificate of ours is not in the database");
    return *terminals.find(core::TerminalId{who.name});
}

Answer<Terminal> Scheduler::admit_current(const ClientIdentity& who) {
    auto terminal = admit(who);
    if (!terminal) return terminal;
    Instance instance(world_);
    if (terminal->reported != instance.generation()) {
        return std::unexpected(
            wire::Problem{"generation-changed", "report what this terminal holds", 409, instance.generation(), {}});
    }
    if (instance.recovering()) {
        return std::unexpected(
            wire::Problem{"recovering", "other terminals have not reported yet", 503, instance.generation(), {}});
    }
    return terminal;
}

Answer<void> Scheduler::admit_operator(const ClientIdentity& who) {
    if (who.role != Role::Operator) return refuse(403, "operators-only", "this call needs an operator's certificate");
    if (Terminals(world_).standing(who.serial) == Terminals::Standing::Revoked) {
        return refuse(403, "certificate-revoked", "this certificate has been revoked");
    }
    return {};
}

// --- enrolment ------------------------------------------------------------------------------------------------------

Answer<wire::EnrolmentReply> Scheduler::enrol(const wire::EnrolmentRequest& request) {
    return unit<wire::EnrolmentReply>([&] { return Enrolment(world_, keys_).enrol(request); });
}

Answer<wire::RenewalReply> Scheduler::renew(const ClientIdentity& who, const wire::RenewalRequest& request) {
    return unit<wire::RenewalReply>([&]() -> Answer<wire::RenewalReply> {
        const auto terminal = admit(who); // also while recovering: a certificate must not run out over it
        if (!terminal) return std::unexpected(terminal.error());
        return Enrolment(world_, keys_).renew(terminal->id, request);
    });
}

// --- the exchange ---------------------------------------------------------------------------------------------------

bool Scheduler::knows_more_than_we(const Terminal& terminal, const wire::SyncRequest& request) {
    Instance instance(world_);
    const auto next = instance.next_grant();
    const auto beyond = [&](const wire::Item& item) {
        return (item.grant >= next && Recovery(world_).believes(item.grant)) || item.epoch > terminal.epoch;
    };
    return request.generation > instance.generation() || request.epoch > terminal.epoch ||
           (request.epoch == terminal.epoch && request.allot_version > terminal.allot_version) ||
           std::ranges::any_of(request.items, beyond);
}

Answer<wire::SyncReply> Scheduler::sync(const ClientIdentity& who, const wire::SyncRequest& request) {
    return unit<wire::SyncReply>([&]() -> Answer<wire::SyncReply> {
        auto terminal = admit(who);
        if (!terminal) return std::unexpected(terminal.error());
        if (request.terminal != terminal->id) {
            return refuse(403, "wrong-terminal", "the certificate is of another terminal");
        }
        if (!Recovery(world_).believes(request.generation)) {
            core::log::error("terminal.generation-made-up",
                             {{"terminal", terminal->id}, {"generation", request.generation}});
            return refuse(409, "generation-unknown", "no scheduler of ours has ever been of this generation");
        }
        Instance instance(world_);
        if (request.generation >= instance.generation() && knows_more_than_we(*terminal, request)) {
            Recovery(world_).begin(request.generation, "scheduler", "a terminal knows more than the database");
        }
        // Having reported is not enough: an old message may still speak of what was before.
        if (request.generation != instance.generation()) {
            return std::unexpected(
                wire::Problem{"generation-changed", "report what this terminal holds", 409, instance.generation(), {}});
        }
        terminal = admit_current(who);
        if (!terminal) return std::unexpected(terminal.error());
        return exchange(std::move(*terminal), request);
    });
}

void Scheduler::note_health(Terminal& terminal, const wire::SyncRequest& request) {
    const auto& health = request.health;
    // A step back alone proves nothing here, since an old message can arrive late: the chain does. But it is shown.
    if (request.epoch == terminal.epoch && request.counter < terminal.counter) {
        core::log::warning("terminal.counter-back", {{"terminal", terminal.id}, {"counter", request.counter}});
    }
    terminal.counter = std::max(terminal.counter, request.counter);
    terminal.boot_id = request.boot_id;
    terminal.last_seen = world_.now();
    terminal.health = health_json(health);
    // At least so many: an exchange whose reply was lost tells them again.
    // Of offices that we know, and that were not removed meanwhile: a terminal may name anything.
    for (const auto& [office, people] : request.want) {
        world_.store.run("INSERT INTO unmet_wishes (office, day, terminal, people) "
                         "SELECT id, ?2, ?3, ?4 FROM offices WHERE id = ?1 "
                         "ON CONFLICT (office, day, terminal) DO UPDATE SET people = people + excluded.people",
                         office, calendar::local_date(world_.now()), terminal.id, people);
    }
}

namespace {

// Items and unreadable ones in the order of the batch: ascending (epoch, seq).
std::vector<wire::ItemResult> take_all(World& world, Terminal& terminal, const wire::SyncRequest& request) {
    Outbox outbox(world);
    std::vector<wire::ItemResult> results;
    auto bad = request.malformed.begin();
    const auto key = [](const auto& item) { return std::pair(item.epoch, item.seq); };
    for (const auto& item : request.items) {
        for (; bad != request.malformed.end() && key(*bad) < key(item); ++bad) {
            results.push_back(outbox.set_aside(terminal, *bad));
        }
        results.push_back(outbox.take(terminal, item));
    }
    for (; bad != request.malformed.end(); ++bad) results.push_back(outbox.set_aside(terminal, *bad));
    return results;
}

} // namespace

wire::SyncReply Scheduler::exchange(Terminal terminal, const wire::SyncRequest& request) {
    constexpr std::size_t full_batch = 100;
    Instance instance(world_);
    Lender lender(world_, demand_);
    Slots(world_).expire_holds();
    // Asked again from the same boot with the older epoch it is answered with the present one: a lost reply costs no
    // second epoch. From another boot the older epoch is that of an old image, and the present one was the lost disk's.
    if (request.quarantined && (request.epoch == terminal.epoch || request.boot_id != terminal.boot_id)) {
        Fence(world_).fence(terminal, terminal.id.value, "the terminal has quarantined itself");
    }
    wire::SyncReply reply;
    reply.results = take_all(world_, terminal, request);
    for (const auto grant : request.returns) static_cast<void>(lender.take_back(terminal, grant));
    note_health(terminal, request);
    // While a long queue drains the hand can wait: the next batch is on its way already.
    const bool draining = reply.results.size() >= full_batch;
    if (!terminal.forked && !draining) reply.recalls = lender.refill(terminal, request.want).recalls;
    reply.grants = lender.hand_of(terminal);
    terminal.allot_version = core::AllotVersion{terminal.allot_version.value + 1};
    Terminals(world_).update(terminal);

    const Outbox outbox(world_);
    const auto chain = outbox.chain(terminal.id, terminal.epoch);
    reply.generation = instance.generation();
    reply.epoch = terminal.epoch;
    reply.received_seq = chain.received;
    reply.durable_seq = chain.durable;
    reply.older_epochs = outbox.older(terminal.id, terminal.epoch);
    reply.allot_version = terminal.allot_version;
    const Feed feed(world_);
    auto page = feed.since(request.cursor, policy_.changes_a_reply);
    if (!page) page = feed.since({}, policy_.changes_a_reply);
    if (page) {
        reply.changes = std::move(page->changes);
        reply.cursor = page->cursor;
        reply.more_changes = page->more_changes;
    }
    reply.server_time = world_.now();
    return reply;
}

Answer<wire::ReportReply> Scheduler::report(const ClientIdentity& who, const wire::Report& report) {
    return unit<wire::ReportReply>([&]() -> Answer<wire::ReportReply> {
        auto terminal = admit(who);
        if (!terminal) return std::unexpected(terminal.error());
        Instance instance(world_);
        if (report.generation != instance.generation()) {
            return std::unexpected(wire::Problem{
                "generation-changed", "report for the present generation", 409, instance.generation(), {}});
        }
        Recovery(world_).report(*terminal, report);
        const auto present = Terminals(world_).find(terminal->id);
        return wire::ReportReply{instance.generation(), present ? present->epoch : terminal->epoch};
    });
}

// --- online: a slot that is not in the hand -------------------------------------------------------------------------

Answer<std::vector<booking::Slot>> Scheduler::slots(const ClientIdentity& who, const core::OfficeId& office,
                                                    std::chrono::local_days first, std::chrono::local_days last) {
    constexpr std::size_t most = 500;
    return for_terminal<std::vector<booking::Slot>>(who, [&](Terminal&) -> Answer<std::vector<booking::Slot>> {
        Slots slots(world_);
        slots.expire_holds();
        std::vector<booking::Slot> list;
        for (auto& record : slots.free_of(office, first, last, world_.now() + policy_.lead)) {
            if (list.size() == most) break;
            list.push_back(std::move(record.slot));
        }
        return list;
    });
}

Answer<wire::HoldReply> Scheduler::hold(const ClientIdentity& who, const wire::HoldRequest& request) {
    return for_terminal<wire::HoldReply>(who, [&](Terminal& terminal) -> Answer<wire::HoldReply> {
        Slots slots(world_);
        slots.expire_holds();
        const auto slot = slots.find(request.slot);
        if (!slot) return refuse(404, "not-found", "no such slot");
        if (terminal.forked) return refuse(409, "terminal-forked", "this terminal needs a new epoch first");
        if (slot->state != SlotState::Free) return refuse(409, "slot-taken", "the slot is not free");
        if (slots.held_by(terminal.id, SlotState::Held).size() >= policy_.holds_of_a_terminal)
            return refuse(409, "too-many-holds", "this terminal holds as many slots as one may");
        const auto grant = Instance(world_).take_grant();
        const auto expires = world_.now() + policy_.hold;
        slots.hold(request.slot, terminal.id, terminal.epoch, grant, expires);
        return wire::HoldReply{{grant, slot->slot}, expires};
    });
}

// Nobody has been told anything yet, so what would need a person to look at it is better refused.
Answer<void> Scheduler::may_confirm(const wire::HoldConfirm& confirm, const booking::Slot& slot) {
    const auto& item = confirm.item;
    const auto window = calendar::window(item.arrival, Offices(world_).calendar(), slot.office);
    const auto verdict =
        booking::fits(slot, window, Offices(world_).zone(slot.office), item.people, item.mode, item.override);
    if (verdict != booking::Verdict::Admitted)
        return refuse(409, std::string(booking::name(verdict)), "the slot does not fit the people or their window");
    return item.replaces ? ShownSlips(world_).may_replace(confirm) : Answer<void>{};
}

Answer<wire::ItemResult> Scheduler::confirm(const ClientIdentity& who, core::GrantNo hold,
                                            const wire::HoldConfirm& confirm) {
    return for_terminal<wire::ItemResult>(who, [&](Terminal& terminal) -> Answer<wire::ItemResult> {
        const auto& item = confirm.item;
        if (item.grant != hold) return refuse(400, "invalid-input", "item/grant_no: not the hold of the address");
        if (item.seq != core::Seq{0})
            return refuse(400, "invalid-input", "item/seq: a held slot is outside of the chain");
        if (!Bookings(world_).find(item.id)) {
            // The person has not been told yet, so a refusal is harmless here and a relocation would be a surprise. A
            // hold that was given back must not come alive by a confirmation that was delayed on its way.
            const auto slot = Slots(world_).find(item.slot);
            const bool own =
                slot && slot->state == SlotState::Held && slot->terminal == terminal.id && slot->grant == hold;
            if (!own) return refuse(409, "slot-taken", "the hold has ended");
            if (auto may = may_confirm(confirm, slot->slot); !may) return std::unexpected(may.error());
        }
        auto result = Outbox(world_).take(terminal, item);
        Terminals(world_).update(terminal);
        return result;
    });
}

Answer<void> Scheduler::release(const ClientIdentity& who, core::GrantNo hold) {
    return for_terminal<void>(who, [&](Terminal& terminal) -> Answer<void> {
        Bookings bookings(world_);
        if (const auto confirmed = bookings.of_hold(terminal.id, hold)) {
            static_cast<void>(bookings.cancel(*confirmed, "the terminal never heard of its confirmation"));
        }
        static_cast<void>(Lender(world_, demand_).take_back(terminal, hold)); // gone already is as good
        return {};
    });
}

Answer<wire::SlipReply> Scheduler::slip(const ClientIdentity& who, const wire::SlipRequest& request) {
    return for_terminal<wire::SlipReply>(who, [&](Terminal&) { return ShownSlips(world_).meeting(request.code); });
}

Answer<wire::SlipReply> Scheduler::cancel(const ClientIdentity& who, const wire::SlipCancellation& order) {
    return for_terminal<wire::SlipReply>(
        who, [&](Terminal& terminal) { return ShownSlips(world_).cancel(terminal.id, order); });
}

Answer<wire::ChangePage> Scheduler::changes(const ClientIdentity& who, core::Cursor after) {
    return for_terminal<wire::ChangePage>(who, [&](Terminal&) -> Answer<wire::ChangePage> {
        auto page = Feed(world_).since(after, policy_.changes_a_reply);
        if (!page) return refuse(410, "cursor-gone", "start again from 0");
        return std::move(*page);
    });
}

// --- single bookings ------------------------------------------------------------------------------------------------

Answer<wire::BookingView> Scheduler::booking(const ClientIdentity& who, const core::BookingId& id) {
    return unit<wire::BookingView>([&]() -> Answer<wire::BookingView> {
        if (who.role == Role::Terminal) {
            if (const auto terminal = admit(who); !terminal) return std::unexpected(terminal.error());
        } else if (const auto admitted = admit_operator(who); !admitted) {
            return std::unexpected(admitted.error());
        }
        auto record = Bookings(world_).find(id);
        if (!record) return refuse(404, "not-found", "no such booking");
        return std::move(record->view);
    });
}

Answer<std::string> Scheduler::calendar_entry(const ClientIdentity& who, const core::BookingId& id) {
    auto view = booking(who, id);
    if (!view) return std::unexpected(view.error());
    return unit<std::string>([&]() -> Answer<std::string> {
        const auto plan = Offices(world_).find(view->slot.office);
        if (!plan) return refuse(404, "not-found", "the booking has no meeting any more");
        return to_icalendar(*view, plan->office, world_.now());
    });
}

// --- of the instance itself -----------------------------------------------------------------------------------------

// With another sealing key no booking opens any more, with another signing key no letter holds; both would come to
// light only when somebody needs them.
Answer<void> Scheduler::know_keys() {
    for (const auto& [name, key] :
         {std::pair("sealing", &keys_.sealing.public_key), std::pair("signing", &keys_.signing.public_key)}) {
        const auto kept = store_.first(
            "SELECT public_key FROM keys WHERE name = ?1", [](sqlite::Row row) { return row.bytes(0); }, name);
        if (kept && *kept != *key)
            return refuse(409, "keys-changed", "the " + std::string(name) + " key is not that of this database");
        if (!kept) store_.run("INSERT INTO keys (name, public_key) VALUES (?1, ?2)", name, *key);
    }
    return {};
}

Answer<void> Scheduler::found(const std::vector<OfficePlan>& plans) {
    return unit<void>([&]() -> Answer<void> {
        if (auto known = know_keys(); !known) return known;
        Offices offices(world_);
        if (offices.all().empty()) {
            for (const auto& plan : plans) offices.put(plan);
            Feed(world_).publish(wire::SignerAdded{documents::scheduler_signer, keys_.signing.public_key});
        }
        offices.make_slots();
        return {};
    });
}

Answer<void> Scheduler::note_operator(const std::string& name, const SignedCertificate& certificate) {
    return unit<void>([&]() -> Answer<void> {
        Terminals(world_).add_certificate(certificate, name, Role::Operator);
        Audit(world_).add("command-line", "operator.certify", name, "made on the scheduler's machine");
        return {};
    });
}

// Whether it is time to destroy, and the clock may be believed. One that has jumped ahead since the last maintenance is
// told, and has to go on for as long again before anything is destroyed by it: time for a person to set it right. A
// scheduler that stood still for some days waits likewise.
bool Scheduler::may_forget() {
    constexpr std::chrono::days jump{2};
    Instance instance(world_);
    const auto now = world_.now();
    const auto last = instance.maintained();
    instance.set_maintained(now);
    if (last != core::Instant{} && now > last + jump) {
        core::log::error("clock.jumped", {{"from", core::to_rfc3339(last)}, {"to", core::to_rfc3339(now)}});
        instance.set_forgets_from(now + jump);
    } else if (now + jump < last) {
        core::log::warning("clock.set-back", {{"from", core::to_rfc3339(last)}, {"to", core::to_rfc3339(now)}});
        instance.set_forgets_from({});
    }
    return now >= instance.forgets_from() && calendar::local_date(now) != calendar::local_date(last);
}

void Scheduler::maintain() {
    static_cast<void>(unit<void>([&]() -> Answer<void> {
        Slots(world_).expire_holds();
        Offices(world_).make_slots();
        Recovery(world_).warn_when_overdue();
        if (may_forget()) {
            Bookings(world_).forget_sealed();
            Outbox(world_).forget_sealed();
        }
        world_.store.run("DELETE FROM tokens WHERE expires < ?1", world_.now() - std::chrono::days{1});
        return {};
    }));
}

Scheduler::Mark Scheduler::advance() {
    Instance(world_).advance_revision();
    return mark();
}

Scheduler::Mark Scheduler::mark() {
    const Instance instance(world_);
    return {instance.generation(), instance.revision(), instance.recovering()};
}

void Scheduler::begin_generation(core::Generation seen, std::string_view reason) {
    static_cast<void>(unit<void>([&]() -> Answer<void> {
        Recovery(world_).begin(seen, "scheduler", reason);
        return {};
    }));
}

Answer<void> Scheduler::mark_durable(sqlite::Database& copy) {
    return unit<void>([&]() -> Answer<void> {
        Outbox outbox(world_);
        const auto read = copy.each("SELECT terminal, epoch, received_seq FROM epochs", [&](sqlite::Row row) {
            outbox.mark_durable(row.id<core::TerminalId>(0), row.id<core::Epoch>(1), row.id<core::Seq>(2));
        });
        if (!read) return std::unexpected(problem_of(read.error()));
        Audit(world_).add("command-line", "database.backup", "scheduler", "what the copy holds is durable");
        return {};
    });
}

bool Scheduler::has_terminals() { return !Terminals(world_).all().empty(); }

} // namespace accueil::scheduler

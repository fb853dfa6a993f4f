// A reply of the scheduler, in one transaction.
#include <algorithm>
#include <unordered_set>

#include "shared/core/log.h"
#include "shared/store/parts.h"

namespace accueil::store {

namespace {

using sqlite::Row;
using sqlite::Transaction;

void apply_result(Transaction& transaction, const wire::ItemResult& result, Applied& applied) {
    // Pending is an answer too ("seq-gap"): the item is sent again.
    if (result.outcome == booking::Outcome::Pending) return;
    std::optional<std::string> slot, problem;
    if (result.slot) slot = wire::write(*result.slot);
    if (result.problem) problem = wire::write(*result.problem);
    const int changed = transaction.run(
        "UPDATE bookings SET outcome = ?, slot = coalesce(?, slot), problem = ? WHERE id = ? AND outcome = 'pending'",
        wire::name(result.outcome), slot, problem, result.id);
    if (changed == 0) return;
    applied.outcomes = true;
    if (result.outcome == booking::Outcome::NeedsHuman) core::log::error("sync.dead-letter", {{"booking", result.id}});
}

void apply_watermark(Transaction& transaction, const wire::Watermark& mark) {
    transaction.run("INSERT INTO watermarks (epoch, received, durable) VALUES (?, ?, ?) ON CONFLICT (epoch) DO UPDATE "
                    "SET received = excluded.received, durable = max(durable, excluded.durable)",
                    mark.epoch, mark.received_seq, mark.durable_seq);
}

// Numbers that the scheduler may still list although we have used them up: a booking or a return crossed its reply.
std::unordered_set<std::uint64_t> spent(Transaction& transaction) {
    std::unordered_set<std::uint64_t> numbers;
    for (const auto* sql :
         {"SELECT grant_no FROM bookings", "SELECT grant_no FROM returns", "SELECT grant_no FROM held"})
        transaction.each(sql, [&](const Row& row) { numbers.insert(row.unsigned_number(0)); });
    return numbers;
}

// Whether the hand is what this list would make of it: most exchanges of a quiet desk bring what is there. The numbers
// tell, as long as the list is the one that the hand was made of.
bool is_in_hand(Transaction& transaction, const std::vector<booking::Grant>& list,
                const std::unordered_set<std::uint64_t>& used) {
    std::unordered_set<std::uint64_t> held;
    transaction.each("SELECT no FROM grants", [&](const Row& row) { held.insert(row.unsigned_number(0)); });
    const auto belongs = [&](const booking::Grant& grant) { return !used.contains(grant.no.value); };
    return std::ranges::count_if(list, belongs) == std::ssize(held) &&
           std::ranges::all_of(list,
                               [&](const auto& grant) { return !belongs(grant) || held.contains(grant.no.value); });
}

// Rule 2: the list is the whole hand. Whether it is another one than before.
bool replace_hand(Transaction& transaction, const wire::SyncReply& reply, const std::vector<booking::Grant>& told) {
    const auto used = spent(transaction);
    core::GrantNo highest;
    for (const auto& grant : reply.grants) highest = std::max(highest, grant.no);
    transaction.run("UPDATE terminal SET allot_version = ?, highest_grant = max(highest_grant, ?)", reply.allot_version,
                    highest);
    if (reply.grants == told && is_in_hand(transaction, told, used)) return false;
    transaction.run("DELETE FROM grants");
    for (const auto& grant : reply.grants) {
        if (used.contains(grant.no.value)) continue;
        transaction.run("INSERT INTO grants (no, office, day, start, slot) VALUES (?, ?, ?, ?, ?)", grant.no,
                        grant.slot.office, day_of(grant.slot), grant.slot.start, wire::write(grant.slot));
    }
    return true;
}

// A return that was sent and is not listed any more has arrived.
void acknowledge_returns(Transaction& transaction, const wire::SyncRequest& sent, const wire::SyncReply& reply) {
    std::unordered_set<std::uint64_t> listed;
    for (const auto& grant : reply.grants) listed.insert(grant.no.value);
    for (const auto no : sent.returns)
        if (!listed.contains(no.value)) transaction.run("DELETE FROM returns WHERE grant_no = ?", no);
}

void follow_recalls(Transaction& transaction, const wire::SyncReply& reply, core::Instant now) {
    for (const auto no : reply.recalls) give_back_one(transaction, no, now);
}

// Whether the hand is now the list of this reply.
bool apply_allotment(Transaction& transaction, const Self& me, const wire::SyncRequest& sent,
                     const wire::SyncReply& reply, const std::vector<booking::Grant>& told, core::Instant now,
                     Applied& applied) {
    const bool new_epoch = reply.epoch > me.epoch;
    if (new_epoch) {
        start_epoch(transaction, reply.epoch);
        append_audit(transaction, now, {"system", "terminal.new-epoch", std::to_string(reply.epoch.value), ""});
        core::log::warning("store.new-epoch", {{"epoch", reply.epoch}});
        applied.new_epoch = true;
    }
    if (me.quarantined && !new_epoch) return false;
    if (!new_epoch && reply.allot_version < me.allot_version) return false;
    bool replaced = false;
    if (new_epoch || reply.allot_version > me.allot_version) {
        replaced = replace_hand(transaction, reply, told);
    }
    acknowledge_returns(transaction, sent, reply);
    follow_recalls(transaction, reply, now);
    applied.allotment = replaced || !reply.recalls.empty();
    return replaced;
}

} // namespace

namespace {

// The scheduler lacks what it once acknowledged (it was restored, and fenced us before it had taken our report): all
// after the last that it has goes up again. It answers what it knows already as it did before.
void rewind(Transaction& transaction, const wire::SyncRequest& sent, const wire::SyncReply& reply,
            const wire::ItemResult& result) {
    if (!result.problem || result.problem->type != "seq-gap") return;
    const auto item = std::ranges::find(sent.items, result.id, &wire::Item::id);
    if (item == sent.items.end()) return;
    auto received = item->epoch == reply.epoch ? reply.received_seq : core::Seq{};
    for (const auto& mark : reply.older_epochs)
        if (mark.epoch == item->epoch) received = mark.received_seq;
    transaction.run("UPDATE bookings SET outcome = 'pending' WHERE epoch = ? AND seq > ? AND seq < ?", item->epoch,
                    received, item->seq);
}

// Two disks continue one chain: whichever of them hears of it stops booking and asks for an epoch of its own.
bool tells_of_a_fork(const wire::SyncRequest& sent, const wire::SyncReply& reply) {
    return std::ranges::any_of(reply.results, [&](const wire::ItemResult& result) {
        if (!result.problem || result.problem->type != "terminal-forked") return false;
        const auto item = std::ranges::find(sent.items, result.id, &wire::Item::id);
        return item != sent.items.end() && item->epoch == reply.epoch;
    });
}

} // namespace

core::Result<Applied> Store::apply(const wire::SyncRequest& sent, const wire::SyncReply& reply) {
    Transaction transaction(parts_->database);
    const auto now = parts_->clock.now();
    const auto me = self(transaction);
    if (reply.generation != me.generation)
        transaction.fail({core::ErrorKind::Conflict, "the scheduler is of another generation"});
    if (reply.epoch < me.epoch) transaction.fail({core::ErrorKind::Conflict, "the reply is of an older epoch"});
    // Without a step forward, asking for more would ask for ever.
    Applied applied{.more_changes = reply.more_changes && reply.cursor > me.cursor};
    for (const auto& result : reply.results) {
        apply_result(transaction, result, applied);
        rewind(transaction, sent, reply, result);
    }
    const bool replaced = apply_allotment(transaction, me, sent, reply, parts_->told, now, applied);
    if (me.standing() == Standing::Ready && tells_of_a_fork(sent, reply)) set_quarantine(transaction, now, "forked");
    apply_watermark(transaction, {reply.epoch, reply.received_seq, reply.durable_seq});
    for (const auto& mark : reply.older_epochs) apply_watermark(transaction, mark);
    for (const auto& change : reply.changes) apply_change(transaction, change, applied);
    for (const auto& [office, wishes] : sent.want)
        transaction.run("UPDATE unmet SET wishes = wishes - ? WHERE office = ?", wishes, office);
    transaction.run("DELETE FROM unmet WHERE wishes <= 0");
    transaction.run("UPDATE terminal SET cursor = max(cursor, ?), last_exchange = ?", reply.cursor, now);
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    if (replaced) parts_->told = reply.grants;
    return applied;
}

core::Result<void> Store::apply(const wire::ReportReply& reply) {
    Transaction transaction(parts_->database);
    const auto me = self(transaction);
    if (reply.generation < me.generation)
        transaction.fail({core::ErrorKind::Conflict, "the report's answer is of an older generation"});
    if (reply.epoch > me.epoch) start_epoch(transaction, reply.epoch);
    // Versions are counted anew in each generation; the hand stays until the first list of the new one. The feed too
    // may have lost its last changes: it is read again from the start.
    if (reply.generation > me.generation) {
        transaction.run("UPDATE terminal SET generation = ?, allot_version = 0, cursor = 0", reply.generation);
        append_audit(transaction, parts_->clock.now(),
                     {"system", "scheduler.new-generation", std::to_string(reply.generation.value), ""});
    }
    return transaction.commit();
}

} // namespace accueil::store

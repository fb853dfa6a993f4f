#include "deploy/scheduler/domain/outbox.h"

#include "deploy/scheduler/domain/bookings.h"
#include "deploy/scheduler/domain/recovery.h"
#include "shared/core/log.h"
#include "shared/wire/json.h"

namespace accueil::scheduler {

namespace {

constexpr int older_epochs_told = 50;
constexpr int letters_of_a_terminal = 2000; // a fortnight of unreadable bookings; what comes after is in the log alone
constexpr core::Seq outside_the_chain{0};   // a held slot, confirmed online

wire::ItemResult problem_result(const core::BookingId& id, booking::Outcome outcome, std::string type,
                                std::string detail, int status = 409) {
    return {id, outcome, {}, wire::Problem{std::move(type), std::move(detail), status, {}, {}}};
}

bool follows(const Chain& chain, core::Seq seq) { return seq.value == chain.received.value + 1; }

} // namespace

Chain Outbox::chain(const core::TerminalId& terminal, core::Epoch epoch) const {
    return world_.store
        .first(
            "SELECT received_seq, durable_seq, last_hash FROM epochs WHERE terminal = ?1 AND epoch = ?2",
            [](sqlite::Row row) { return Chain{row.id<core::Seq>(0), row.id<core::Seq>(1), row.text(2)}; }, terminal,
            epoch)
        .value_or(Chain{{}, {}, std::string(wire::first_prev_hash)});
}

void Outbox::advance(const core::TerminalId& terminal, core::Epoch epoch, core::Seq seq, const std::string& hash) {
    world_.store.run("INSERT INTO epochs (terminal, epoch, received_seq, last_hash) VALUES (?1, ?2, ?3, ?4) "
                     "ON CONFLICT (terminal, epoch) DO UPDATE SET received_seq = excluded.received_seq, "
                     "last_hash = excluded.last_hash",
                     terminal, epoch, seq, hash);
}

void Outbox::skip_to(const core::TerminalId& terminal, core::Epoch epoch, core::Seq before, const std::string& hash) {
    if (chain(terminal, epoch).received < before) advance(terminal, epoch, before, hash);
}

wire::ItemResult Outbox::take(Terminal& terminal, const wire::Item& item) {
    Bookings bookings(world_);
    const auto hash = wire::hash(item);
    const auto at = chain(terminal.id, item.epoch);
    const bool continues = follows(at, item.seq) && item.prev_hash == at.last_hash;
    if (const auto known = bookings.find(item.id)) {
        if (continues) advance(terminal.id, item.epoch, item.seq, hash);
        if (known->hash == hash && known->view.terminal == terminal.id) {
            return bookings.answer_of(item.id).value_or(wire::ItemResult{item.id, known->view.outcome, {}, {}});
        }
        bury(terminal, {item.id, item.epoch, item.seq, hash, wire::write(item), "id of another booking"});
        return problem_result(item.id, booking::Outcome::NeedsHuman, "key-reused-differently",
                              "the id belongs to another booking", 422);
    }
    // Nobody ever gave it that grant, so it could end on any slot: a person looks at it.
    if (!Recovery(world_).believes(item.grant)) {
        Terminals(world_).mark_forked(terminal, "it names a grant that was never given");
        return set_aside(terminal, {item.id, item.epoch, item.seq, hash, wire::write(item), "grant_no: never given"});
    }
    if (item.seq == outside_the_chain) return bookings.admit(terminal, item, hash, {});
    if (item.seq.value > at.received.value + 1) {
        return problem_result(item.id, booking::Outcome::Pending, "seq-gap",
                              "expected seq " + std::to_string(at.received.value + 1));
    }
    if (!continues) Terminals(world_).mark_forked(terminal, "its outbox has two continuations");
    if (follows(at, item.seq)) advance(terminal.id, item.epoch, item.seq, hash);
    return bookings.admit(terminal, item, hash, continues ? "" : "terminal-forked");
}

void Outbox::bury(const Terminal& terminal, const wire::MalformedItem& item) {
    core::log::error("item.dead-letter", {{"terminal", terminal.id},
                                          {"epoch", item.epoch},
                                          {"seq", item.seq},
                                          {"detail", std::string_view(item.detail)}});
    world_.store.run(
        "INSERT OR IGNORE INTO dead_letters (terminal, epoch, seq, booking, hash, body, detail, received_at) "
        "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE (SELECT count(*) FROM dead_letters WHERE terminal = ?1) < ?9",
        terminal.id, item.epoch, item.seq, item.id, item.hash, item.json, item.detail, world_.now(),
        letters_of_a_terminal);
}

wire::ItemResult Outbox::set_aside(Terminal& terminal, const wire::MalformedItem& item) {
    const auto at = chain(terminal.id, item.epoch);
    if (item.seq.value > at.received.value + 1) {
        return problem_result(item.id, booking::Outcome::Pending, "seq-gap",
                              "expected seq " + std::to_string(at.received.value + 1));
    }
    bury(terminal, item);
    // Its prev_hash can't be trusted to be readable; the next good item proves the chain over this one's hash.
    if (follows(at, item.seq)) advance(terminal.id, item.epoch, item.seq, item.hash);
    return problem_result(item.id, booking::Outcome::NeedsHuman, "malformed-item", item.detail, 422);
}

void Outbox::forget_sealed() {
    world_.store.run("UPDATE dead_letters SET body = '' WHERE body <> '' AND received_at < ?1",
                     world_.now() - world_.policy.sealed_kept);
}

std::vector<wire::Watermark> Outbox::older(const core::TerminalId& terminal, core::Epoch epoch) const {
    std::vector<wire::Watermark> marks;
    world_.store.each(
        "SELECT epoch, received_seq, durable_seq FROM epochs WHERE terminal = ?1 AND epoch <> ?2 "
        "ORDER BY epoch DESC LIMIT ?3",
        [&](sqlite::Row row) { marks.push_back({row.id<core::Epoch>(0), row.id<core::Seq>(1), row.id<core::Seq>(2)}); },
        terminal, epoch, older_epochs_told);
    return marks;
}

void Outbox::mark_durable(const core::TerminalId& terminal, core::Epoch epoch, core::Seq seq) {
    world_.store.run("UPDATE epochs SET durable_seq = max(durable_seq, min(?3, received_seq)) "
                     "WHERE terminal = ?1 AND epoch = ?2",
                     terminal, epoch, seq);
}

} // namespace accueil::scheduler

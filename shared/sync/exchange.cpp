#include "shared/sync/exchange.h"

#include "shared/core/log.h"
#include "shared/sync/problem.h"

namespace accueil::sync {

namespace {

Exchanged failed(core::Error error) {
    Exchanged how;
    // A wrong certificate or authority is refused in the handshake already.
    how.refused = error.kind == core::ErrorKind::Configuration;
    how.error = std::move(error);
    return how;
}

Exchanged no_answer(core::Error error) {
    const bool cut_off = error.kind == core::ErrorKind::Unavailable || error.kind == core::ErrorKind::Timeout;
    Exchanged how = failed(std::move(error));
    how.cut_off = cut_off;
    return how;
}

Exchanged refused(const HttpResponse& response, core::Generation known) {
    const auto problem = problem_of(response);
    Exchanged how;
    how.error = error_of(response);
    how.retry_after = response.retry_after;
    how.recovering = problem.type == "recovering" || problem.type == "generation-changed";
    // A restored scheduler tells its generation with both; it is told what we hold once for each. And again when it
    // asks for that, also for the generation that we know: it may have lost our report or taken us in anew.
    const bool asked = problem.type == "generation-changed";
    if (problem.generation && (asked ? *problem.generation >= known : *problem.generation > known))
        how.report_due = problem.generation;
    how.forked = problem.type == "terminal-forked";
    how.refused = response.status == 401 || response.status == 403 || how.forked;
    return how;
}

// The scheduler's time against the middle of the call. A long call says little about the clock.
core::Result<void> confirm_clock(store::Store& store, core::Clock& clock, core::Monotonic begun,
                                 core::Instant server_time) {
    constexpr std::chrono::seconds longest_call{30};
    const auto took = clock.monotonic() - begun;
    if (took > longest_call) return {};
    const auto skew = clock.now() - std::chrono::duration_cast<std::chrono::milliseconds>(took / 2) - server_time;
    if (std::chrono::abs(skew) > booking::tolerated_skew)
        core::log::warning("clock.skew", {{"milliseconds", std::int64_t{skew.count()}}});
    return store.clock_confirmed(skew);
}

void fill_health(wire::SyncRequest& request, const wire::Health& devices) {
    request.health.version = ACCUEIL_VERSION;
    request.health.printer = devices.printer;
    request.health.camera = devices.camera;
    request.health.disk_free_mib = devices.disk_free_mib;
}

// A reply of another generation than ours: an answer that was overtaken by the restore of the scheduler.
std::optional<core::Generation> other_generation(const wire::SyncRequest& sent, const wire::SyncReply& reply) {
    if (reply.generation > sent.generation) return reply.generation;
    return std::nullopt;
}

} // namespace

Exchanged synchronise(store::Store& store, Transport& transport, core::Clock& clock, std::size_t most_items,
                      const wire::Health& devices) {
    if (auto given = store.give_back_stale(); !given) return failed(std::move(given.error()));
    auto request = store.next_request(most_items);
    if (!request) return failed(std::move(request.error()));
    fill_health(*request, devices);
    const auto begun = clock.monotonic();
    auto response = transport.send({.method = Method::Post, .path = "/v1/sync", .body = wire::write(*request)});
    if (!response) return no_answer(std::move(response.error()));
    if (!is_success(response->status)) return refused(*response, request->generation);
    auto reply = wire::read<wire::SyncReply>(response->body);
    if (!reply) return failed(std::move(reply.error()));
    if (auto newer = other_generation(*request, *reply)) {
        Exchanged how = failed({core::ErrorKind::Conflict, "generation-changed"});
        how.report_due = newer;
        how.recovering = true;
        return how;
    }
    if (auto done = confirm_clock(store, clock, begun, reply->server_time); !done)
        return failed(std::move(done.error()));
    auto applied = store.apply(*request, *reply);
    if (!applied) return failed(std::move(applied.error()));
    Exchanged how;
    how.applied = *applied;
    // A full page that got answers: the rest follows at once. One without answers waits for the next period.
    how.more =
        applied->more_changes || applied->new_epoch || (request->items.size() == most_items && applied->outcomes);
    return how;
}

Exchanged report(store::Store& store, Transport& transport, std::size_t most_items, core::Generation generation) {
    store::Place after;
    for (;;) {
        auto message = store.report(generation, most_items, after);
        if (!message) return failed(std::move(message.error()));
        auto response = transport.send({.method = Method::Post,
                                        .path = "/v1/terminals/self/report",
                                        .body = wire::write(*message),
                                        .timeout = std::chrono::seconds{60}});
        if (!response) return no_answer(std::move(response.error()));
        if (!is_success(response->status)) return refused(*response, generation);
        auto reply = wire::read<wire::ReportReply>(response->body);
        if (!reply) return failed(std::move(reply.error()));
        if (message->more_items) {
            after = {message->items.back().epoch, message->items.back().seq};
            continue;
        }
        if (auto done = store.apply(*reply); !done) return failed(std::move(done.error()));
        Exchanged how;
        how.more = true;
        return how;
    }
}

Exchanged clear_holds(store::Store& store, Transport& transport) {
    const auto holds = store.abandoned_holds();
    if (!holds) return failed(holds.error());
    for (const auto& [id, grant] : *holds) {
        auto response =
            transport.send({.method = Method::Delete, .path = "/v1/holds/" + std::to_string(grant.value), .body = {}});
        if (!response) return no_answer(std::move(response.error()));
        // What is not known there, or can't be undone any more, needs no clearing; a broken line or scheduler does.
        const auto error = error_of(*response);
        if (!is_success(response->status) && error.kind == core::ErrorKind::Unavailable) return failed(error);
        if (!is_success(response->status)) core::log::warning("sync.hold-not-cleared", {{"error", error}});
        if (auto done = store.forget_held(id); !done) return failed(std::move(done.error()));
    }
    return {};
}

} // namespace accueil::sync

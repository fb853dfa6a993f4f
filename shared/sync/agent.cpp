#include "shared/sync/agent.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>

#include "shared/core/log.h"
#include "shared/security/files.h"
#include "shared/sync/enrolment.h"
#include "shared/sync/exchange.h"

namespace accueil::sync {

namespace {

constexpr std::chrono::minutes tidy_period{10};
constexpr std::chrono::minutes certificate_look{
    10}; // it lives for weeks, and reading it takes longer than all else here

Line line_after(const Exchanged& how) {
    if (!how.error) return Line::Online;
    if (how.recovering) return Line::Recovering;
    if (how.refused) return Line::Refused;
    return Line::Offline;
}

} // namespace

bool runs(const store::Synchroniser& other) {
    return ::kill(static_cast<pid_t>(other.process), 0) == 0 || errno == EPERM;
}

std::string_view name(Line line) {
    switch (line) {
    case Line::Unknown: return "unknown";
    case Line::Online: return "online";
    case Line::Offline: return "offline";
    case Line::Recovering: return "recovering";
    case Line::Refused: return "refused";
    }
    return "";
}

struct Agent::State {
    store::Store& store;
    Transport& transport;
    core::Clock& clock;
    core::Random& random;
    AgentSettings settings;
    std::function<void(const News&)> news;
    store::Synchroniser me{};
    bool locked = false;
    Progress progress{};
    std::optional<core::Monotonic> tidied{};
    std::optional<core::Monotonic> certificate_seen{};
    std::optional<core::Generation> reported{}; // the last that took our report
    std::optional<core::Instant> renew_at{};
    std::optional<core::ErrorKind> last_error{};

    mutable std::mutex mutex{};
    std::condition_variable_any wake{};
    bool poked = false;
    Line line = Line::Unknown;
    std::jthread thread{}; // last: it must end before what it uses

    [[nodiscard]] Snapshot snapshot();
    [[nodiscard]] bool renewal_is_due();
    void look_at_certificate();
    [[nodiscard]] bool take_lock();
    void take_poke(core::Monotonic now);
    void perform(const Action& action);
    void conclude(const Exchanged& how, bool exchange);
    void tell(const Exchanged& how);
    void tidy(core::Monotonic now);
};

void Agent::State::look_at_certificate() {
    const auto now = clock.monotonic();
    if (certificate_seen && now < *certificate_seen + certificate_look) return;
    certificate_seen = now;
    renew_at.reset();
    const auto pem = security::read_private(settings.files->identity());
    if (!pem) return;
    if (const auto facts = security::certificate_facts(*pem)) renew_at = renewal_due(*facts);
}

bool Agent::State::renewal_is_due() {
    if (!settings.files) return false;
    look_at_certificate();
    return renew_at && clock.now() >= *renew_at;
}

Snapshot Agent::State::snapshot() {
    const auto enrolment = store.enrolment();
    const auto holds = store.abandoned_holds();
    return {.enrolled = enrolment && enrolment->has_value(),
            .renewal_due = renewal_is_due(),
            .holds_to_clear = holds && !holds->empty()};
}

bool Agent::State::take_lock() {
    if (locked) return true;
    const auto status = store.status();
    if (!status) return false;
    me.boot_id = status->boot_id;
    if (auto taken = store.take_sync_lock(me, settings.alive); !taken) {
        core::log::warning("sync.locked-out", {{"error", taken.error()}});
        return false;
    }
    locked = true;
    return true;
}

void Agent::State::take_poke(core::Monotonic now) {
    const std::scoped_lock lock(mutex);
    if (std::exchange(poked, false)) progress = after_poke(progress, now);
}

void Agent::State::tell(const Exchanged& how) {
    const auto now_line = line_after(how);
    const auto kind = how.error ? std::optional{how.error->kind} : std::nullopt;
    bool changed = how.applied.anything() || kind != last_error;
    {
        const std::scoped_lock lock(mutex);
        changed = changed || now_line != line;
        line = now_line;
    }
    if (how.error && kind != last_error) core::log::warning("sync.failed", {{"error", *how.error}});
    if (!how.error && last_error) core::log::info("sync.online");
    last_error = kind;
    if (changed && news) news({now_line, how.applied, how.error});
}

void Agent::State::conclude(const Exchanged& how, bool exchange) {
    const auto now = clock.monotonic();
    if (how.error) {
        progress =
            after_failure(progress, now, how.retry_after, random, how.cut_off ? longest_pause_cut_off : longest_pause);
        // It waits for reports before it answers anything else: no patience helps here.
        if (how.report_due && how.report_due != progress.report_due) {
            progress.report_due = how.report_due;
            // Asked once more for what it has just given, it does not hurry: whoever asks may do so for ever.
            if (how.report_due != reported) progress.not_before = now;
        }
        if (how.forked)
            if (auto done = store.quarantine("forked"); !done)
                core::log::error("store.quarantine-failed", {{"error", done.error()}});
    } else if (exchange) {
        progress = after_success(progress, now, how.more);
    }
    tell(how);
}

void Agent::State::perform(const Action& action) {
    if (std::holds_alternative<SyncNow>(action)) {
        const auto devices = settings.health ? settings.health() : wire::Health{};
        conclude(synchronise(store, transport, clock, settings.most_items, devices), true);
    } else if (const auto* due = std::get_if<ReportNow>(&action)) {
        progress.report_due.reset();
        const auto how = report(store, transport, settings.most_items, due->generation);
        // Refused for its generation: two copies were put back one after the other, and the later one may have begun
        // with the lower number. The next exchange is told which it is.
        const bool outdated = how.error && how.error->kind == core::ErrorKind::Conflict;
        if (how.error && !how.report_due && !outdated) progress.report_due = due->generation;
        if (!how.error) reported = due->generation;
        conclude(how, true);
    } else if (std::holds_alternative<ClearHoldsNow>(action)) {
        conclude(clear_holds(store, transport), false);
    } else if (std::holds_alternative<RenewNow>(action)) {
        const auto renewed = renew(transport, *settings.files);
        if (!renewed)
            core::log::warning("sync.renewal-failed", {{"error", renewed.error()}});
        else
            core::log::info("sync.renewed");
        progress = after_renewal(progress, clock.monotonic());
        certificate_seen.reset();
    }
}

void Agent::State::tidy(core::Monotonic now) {
    if (tidied && now < *tidied + tidy_period) return;
    tidied = now;
    if (auto done = store.tidy(); !done) core::log::warning("store.tidy-failed", {{"error", done.error()}});
}

Agent::Agent(store::Store& store, Transport& transport, core::Clock& clock, core::Random& random,
             AgentSettings settings, std::function<void(const News&)> news)
    : state_(new State{store, transport, clock, random, std::move(settings), std::move(news)}) {
    state_->me = {"", ::getpid(), core::uuid_v7(random, clock.now())};
}

Agent::~Agent() {
    stop();
    if (state_->locked) (void)state_->store.drop_sync_lock(state_->me);
}

core::Monotonic Agent::step() {
    auto& state = *state_;
    const auto now = state.clock.monotonic();
    state.take_poke(now);
    if (!state.take_lock()) return now + period;
    state.tidy(now);
    const auto action = plan(state.progress, state.snapshot(), now);
    if (const auto* wait = std::get_if<WaitUntil>(&action)) return wait->time;
    state.perform(action);
    return state.clock.monotonic();
}

void Agent::start() {
    if (state_->thread.joinable()) return;
    state_->thread = std::jthread([this](const std::stop_token& stopping) {
        auto& state = *state_;
        while (!stopping.stop_requested()) {
            const auto next = step();
            const auto pause = next - state.clock.monotonic();
            std::unique_lock lock(state.mutex);
            state.wake.wait_for(lock, stopping, pause, [&] { return state.poked; });
        }
    });
}

void Agent::poke() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->poked = true;
    }
    state_->wake.notify_all();
}

void Agent::stop() {
    if (!state_->thread.joinable()) return;
    state_->thread.request_stop();
    state_->thread.join();
}

Line Agent::line() const {
    const std::scoped_lock lock(state_->mutex);
    return state_->line;
}

} // namespace accueil::sync

#include "deploy/scheduler/command/service.h"

#include <systemd/sd-daemon.h>

#include <csignal>
#include <fstream>

#include "deploy/scheduler/command/keys_files.h"
#include "deploy/scheduler/command/offices_file.h"
#include "deploy/scheduler/command/server_certificate.h"
#include "deploy/scheduler/command/serving_lock.h"
#include "deploy/scheduler/domain/audit.h"
#include "deploy/scheduler/domain/schema.h"
#include "deploy/scheduler/server/listener.h"
#include "deploy/scheduler/server/routes.h"
#include "deploy/scheduler/server/writer.h"
#include "shared/core/log.h"
#include "shared/security/files.h"
#include "shared/sqlite/transaction.h"

namespace accueil::scheduler {

namespace {

constexpr std::chrono::seconds maintenance_every{60};

Policy policy_of(const configuration::SchedulerConfiguration& configuration) {
    Policy policy;
    policy.lending.cover = configuration.lending.cover;
    policy.lending.lent_share = configuration.lending.window_share;
    policy.lending.terminal_share = configuration.lending.terminal_share;
    policy.lead = configuration.lending.lead;
    policy.recovery_wait = configuration.recovery.wait;
    return policy;
}

// Blocked before any thread starts, so that only the waiting main thread takes them.
sigset_t ending_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

core::Result<void> write_port(const std::filesystem::path& file, std::uint16_t port) {
    const auto part = file.string() + ".part";
    {
        std::ofstream out(part);
        if (!(out << port << "\n" << std::flush))
            return core::fail(core::ErrorKind::Unavailable, "cannot write " + part);
    }
    std::error_code error;
    std::filesystem::rename(part, file, error);
    if (error) return core::fail(core::ErrorKind::Unavailable, "cannot write " + file.string());
    return {};
}

} // namespace

Service::Service(configuration::SchedulerConfiguration configuration, sqlite::Database database, Keys keys,
                 const core::Clock& clock, core::Random& random)
    : configuration_(std::move(configuration)), database_(std::move(database)), keys_(std::move(keys)), clock_(clock),
      scheduler_(database_, clock, random, policy_of(configuration_), keys_), marker_(configuration_.recovery.marker) {}

core::Result<std::unique_ptr<Service>> Service::open(const std::filesystem::path& file, const core::Clock& clock,
                                                     core::Random& random) {
    auto configuration = configuration::load_scheduler(file);
    if (!configuration) return std::unexpected(configuration.error());
    auto database = open_database(configuration->database);
    if (!database) return std::unexpected(database.error());
    const auto fresh = is_fresh(*database);
    if (!fresh) return std::unexpected(fresh.error());
    auto keys = load_keys(*configuration, *fresh, random);
    if (!keys) return std::unexpected(keys.error());
    std::unique_ptr<Service> service(
        new Service(std::move(*configuration), std::move(*database), std::move(*keys), clock, random));
    if (auto prepared = service->prepare(); !prepared) return std::unexpected(prepared.error());
    return service;
}

core::Result<void> Service::prepare() {
    const auto last = marker_.read();
    std::vector<OfficePlan> plans;
    if (std::filesystem::exists(configuration_.offices)) {
        auto loaded = load_offices(configuration_.offices);
        if (!loaded) return std::unexpected(loaded.error());
        plans = std::move(*loaded);
    }
    return once([&](Scheduler& scheduler) -> Answer<void> {
        if (auto founded = scheduler.found(plans); !founded) return founded;
        if (last && last->revision > scheduler.mark().revision)
            scheduler.begin_generation(last->generation, "the database is behind its marker: restored from a copy");
        else if (!last && scheduler.has_terminals())
            scheduler.begin_generation({}, "the database has terminals and no marker: restored onto a new machine");
        return {};
    });
}

core::Result<void> Service::once(const std::function<Answer<void>(Scheduler&)>& act) {
    sqlite::Transaction transaction(database_);
    if (!transaction.ok()) return std::unexpected(*transaction.error());
    const auto answer = act(scheduler_);
    const auto mark = scheduler_.advance();
    if (const auto done = transaction.commit(); !done) return done;
    marker_.write(mark);
    if (!answer) return core::fail(core::ErrorKind::Refused, answer.error().type + ": " + answer.error().detail);
    return {};
}

core::Result<void> Service::make_operator_certificate(const std::string& name, const std::filesystem::path& folder,
                                                      std::chrono::days validity) {
    const auto bundle = make_client(keys_.client_authority, name, Role::Operator, clock_.now(), validity);
    if (!bundle) return std::unexpected(bundle.error());
    const auto noted = once([&](Scheduler& scheduler) { return scheduler.note_operator(name, bundle->certificate); });
    if (!noted) return noted;
    if (auto key = security::write_private((folder / (name + ".key")).string(), bundle->private_pem); !key) return key;
    return security::write_private((folder / (name + ".pem")).string(), bundle->certificate.pem);
}

core::Result<void> Service::back_up(const std::filesystem::path& file) {
    const auto part = file.string() + ".part";
    std::error_code error;
    std::filesystem::remove(part, error);
    if (auto copied = database_.copy_to(part); !copied) return copied;
    {
        auto copy = sqlite::Database::open(part, {.access = sqlite::Access::ReadOnly, .vfs = {}});
        if (!copy) return std::unexpected(copy.error());
        if (auto whole = copy->check_integrity(); !whole) return whole;
    }
    std::filesystem::rename(part, file, error);
    if (error) return core::fail(core::ErrorKind::Unavailable, file.string() + ": " + error.message());
    auto copy = sqlite::Database::open(file.string(), {.access = sqlite::Access::ReadOnly, .vfs = {}});
    if (!copy) return std::unexpected(copy.error());
    const auto broken = first_break(*copy);
    if (!broken) return std::unexpected(broken.error());
    if (*broken) core::log::error("audit.broken", {{"line", **broken}});
    return once([&](Scheduler& scheduler) { return scheduler.mark_durable(*copy); });
}

core::Result<void> Service::serve(const ServeOptions& options) {
    const auto lock = ServingLock::take(configuration_.database);
    if (!lock) return std::unexpected(lock.error());
    const auto signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    server::Writer writer(database_, scheduler_, [this](const Scheduler::Mark& mark) { marker_.write(mark); });
    server::ListenerOptions listen;
    listen.address = configuration_.listen.address;
    listen.port = options.port ? static_cast<std::uint16_t>(*options.port) : configuration_.listen.port;
    listen.tls = {configuration_.tls.certificate, configuration_.tls.key, configuration_.tls.client_ca};
    auto listener = server::Listener::open(std::move(listen), server::make_routes(writer));
    if (!listener) return std::unexpected(listener.error());
    const auto served = serve_until_told((*listener)->port(), options, writer);
    (*listener)->stop();
    writer.end();
    marker_.flush();
    return served;
}

// At the start and once a day. Without it no terminal speaks with us any more.
void Service::warn_of_certificate(std::optional<core::Instant>& looked) const {
    const auto now = clock_.now();
    if (looked && now - *looked < std::chrono::days{1}) return;
    looked = now;
    if (const auto days = certificate_runs_out(configuration_.tls, now))
        core::log::warning("server-certificate.runs-out", {{"days", *days}});
}

core::Result<void> Service::serve_until_told(std::uint16_t port, const ServeOptions& options, server::Writer& writer) {
    if (options.port_file) {
        if (auto written = write_port(*options.port_file, port); !written) return written;
    }
    core::log::info("scheduler.listening",
                    {{"address", std::string_view(configuration_.listen.address)}, {"port", int{port}}});
    sd_notify(0, "READY=1");
    const auto signals = ending_signals();
    const timespec wait{maintenance_every.count(), 0};
    std::optional<core::Instant> looked;
    warn_of_certificate(looked);
    while (sigtimedwait(&signals, nullptr, &wait) < 0) {
        warn_of_certificate(looked);
        writer.submit(
            [](Scheduler& scheduler) -> std::function<server::Response()> {
                scheduler.maintain();
                return {};
            },
            // Told only when the writer has come round: a writer that hangs is started again by systemd.
            [](const auto&) { sd_notify(0, "WATCHDOG=1"); });
    }
    sd_notify(0, "STOPPING=1");
    core::log::info("scheduler.stopping");
    return {};
}

} // namespace accueil::scheduler

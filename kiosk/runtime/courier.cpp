#include "kiosk/runtime/courier.h"

#include <filesystem>

#include "shared/core/log.h"
#include "shared/sync/curl_transport.h"

namespace accueil::runtime {

using namespace std::chrono_literals;

struct Courier::Parts {
    std::unique_ptr<store::Store> store;
    std::unique_ptr<sync::Transport> transport;
    std::unique_ptr<sync::Agent> agent; // last: stops first
};

Courier::Courier(CourierSettings settings, core::Clock& clock, core::Random& random,
                 std::function<void(const sync::News&)> news)
    : settings_(std::move(settings)), clock_(clock), random_(random), news_(std::move(news)),
      starter_([this](const std::stop_token& stop) { wait_for_identity(stop); }) {}

Courier::~Courier() {
    starter_.request_stop();
    starter_.join();
}

void Courier::wait_for_store(const std::stop_token& stop) const {
    while (!stop.stop_requested() && !settings_.begun()) std::this_thread::sleep_for(10ms);
}

void Courier::wait_for_identity(const std::stop_token& stop) {
    wait_for_store(stop);
    std::string said;
    while (!stop.stop_requested()) {
        const auto started = start();
        if (started) return;
        // The same trouble is told once, not every second.
        if (std::exchange(said, started.error().detail) != started.error().detail)
            core::log::warning("sync.waiting", {{"error", started.error()}});
        for (int i = 0; i < 10 && !stop.stop_requested(); ++i) std::this_thread::sleep_for(100ms);
    }
}

core::Result<void> Courier::start() {
    std::error_code error;
    if (!std::filesystem::exists(settings_.files.identity(), error))
        return core::fail(core::ErrorKind::Configuration, "not enrolled yet");
    const auto key = security::DeviceKey::load_or_make(settings_.files.device_key(), random_);
    if (!key) return std::unexpected(key.error());
    auto parts = std::make_unique<Parts>();
    auto store = store::Store::open(settings_.store, *key, clock_, random_);
    if (!store) return std::unexpected(store.error());
    parts->store = std::move(*store);
    auto transport = sync::make_curl_transport(
        {.url = settings_.url, .ca_file = settings_.files.authority(), .identity_file = settings_.files.identity()});
    if (!transport) return std::unexpected(transport.error());
    parts->transport = std::move(*transport);
    sync::AgentSettings agent;
    agent.files = settings_.files;
    agent.health = settings_.health;
    parts->agent =
        std::make_unique<sync::Agent>(*parts->store, *parts->transport, clock_, random_, std::move(agent), news_);
    // Known to poke() before it runs, so that no poke is lost between the two.
    const std::lock_guard lock(mutex_);
    parts_ = std::move(parts);
    parts_->agent->start();
    return {};
}

void Courier::poke() {
    const std::lock_guard lock(mutex_);
    if (parts_) parts_->agent->poke();
}

} // namespace accueil::runtime

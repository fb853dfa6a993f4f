#include "kiosk/runtime/ratchet.h"

#include "shared/core/log.h"

namespace accueil::runtime {

Ratchet::Ratchet(RatchetSettings settings, std::unique_ptr<platform::Counter> counter, core::Clock& clock,
                 core::Random& random)
    : settings_(std::move(settings)), counter_(std::move(counter)), clock_(clock), random_(random),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

Ratchet::~Ratchet() {
    thread_.request_stop();
    thread_.join();
}

void Ratchet::poke() {
    {
        const std::scoped_lock lock(mutex_);
        poked_ = true;
    }
    wake_.notify_all();
}

void Ratchet::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return poked_; })) return;
            poked_ = false;
        }
        const auto moved = move();
        tell(moved);
        if (moved && !*moved) continue;
        // What the chip has just written, or has refused to, it is not asked for again at once.
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, stop, moved ? settings_.rest : settings_.rest * 10, [] { return false; });
        poked_ = poked_ || !moved;
    }
}

core::Result<void> Ratchet::open() {
    if (store_) return {};
    const auto key = security::DeviceKey::load_or_make(settings_.device_key, random_);
    if (!key) return std::unexpected(key.error());
    auto store = store::Store::open(settings_.store, *key, clock_, random_);
    if (!store) return std::unexpected(store.error());
    store_ = std::move(*store);
    return {};
}

// True when the chip was written.
core::Result<bool> Ratchet::bring_to(std::uint64_t value) {
    const auto now = counter_->read();
    if (!now) return std::unexpected(now.error());
    if (*now >= value) return false;
    const auto moved = counter_->advance();
    if (!moved) return std::unexpected(moved.error());
    return true;
}

// First what an earlier move has left, then the next: the disk is never more than one ahead.
core::Result<bool> Ratchet::move() {
    if (auto opened = open(); !opened) return std::unexpected(std::move(opened.error()));
    const auto due = store_->counter_due();
    if (!due) return std::unexpected(due.error());
    if (!*due) return false;
    const auto caught_up = bring_to(**due);
    if (!caught_up) return caught_up;
    const auto next = store_->advance_counter();
    if (!next) return std::unexpected(next.error());
    return *next ? bring_to(**next) : *caught_up;
}

void Ratchet::tell(const core::Result<bool>& moved) {
    // The same trouble is told once, not with every booking.
    const auto now = moved ? std::string() : moved.error().detail;
    if (std::exchange(said_, now) == now) return;
    if (moved)
        core::log::info("counter.again");
    else
        core::log::warning("counter.failed", {{"error", moved.error()}});
}

} // namespace accueil::runtime

#include "kiosk/runtime/loop.h"

#include <SDL.h>
#include <poll.h>

#include <algorithm>
#include <string_view>

#include "shared/core/log.h"

namespace accueil::runtime {

using namespace std::chrono_literals;

namespace {

// Drivers without a display of their own have nothing to wait for but our bell.
bool has_display() {
    const char* driver = SDL_GetCurrentVideoDriver();
    return driver != nullptr && std::string_view(driver) != "dummy" && std::string_view(driver) != "offscreen";
}

}  // namespace

Loop::Loop(view::View& view, journey::Policy policy, LoopWorld world)
    : view_(view), policy_(std::move(policy)), world_(std::move(world)) {
    tick();
}

void Loop::run() {
    while (running_) {
        const auto letters = world_.mailbox.take();
        for (const auto& letter : letters) happen(letter);
        if (!view_.poll()) return;
        if (auto preview = world_.preview()) {
            view_.show(std::move(*preview));
            view_.invalidate();
        }
        if (world_.clock.monotonic() - ticked_ >= 1s) tick();
        if (std::chrono::steady_clock::now() - lived_ >= 1s) {
            lived_ = std::chrono::steady_clock::now();
            world_.alive();
        }
        if (view_.wants_frame())
            for (const auto& event : view_.frame(model_)) happen(event);
        if (driver_ != nullptr) driver_->step(!view_.wants_frame());
        if (running_ && !view_.wants_frame()) sleep();
    }
}

void Loop::tick() {
    ticked_ = world_.clock.monotonic();
    happen(journey::Tick{world_.clock.now(), ticked_});
}

void Loop::happen(const journey::Event& event) {
    const auto before = model_.screen.index();
    const auto countdown = model_.countdown;
    auto step = journey::update(std::move(model_), event, policy_, world_.make_id);
    model_ = std::move(step.model);
    if (model_.screen.index() != before) core::log::info("screen", {{"name", journey::name(model_.screen)}});
    for (const auto& command : step.commands) {
        if (std::holds_alternative<journey::Wipe>(command)) view_.forget_personal();
        world_.perform(command);
    }
    // The passing of a second changes the picture only where the time left is shown.
    if (!std::holds_alternative<journey::Tick>(event) || countdown != model_.countdown ||
        model_.screen.index() != before)
        view_.invalidate();
}

std::chrono::milliseconds Loop::patience() const {
    const auto until_tick = 1s - (std::chrono::steady_clock::now() - lived_);
    return std::clamp(std::chrono::ceil<std::chrono::milliseconds>(until_tick), 1ms, 1000ms);
}

void Loop::sleep() const {
    // The bell also puts an event into SDL's queue, so both ways wake up.
    if (has_display()) {
        SDL_WaitEventTimeout(nullptr, static_cast<int>(patience().count()));
    } else {
        pollfd waiting{world_.bell.descriptor(), POLLIN, 0};
        ::poll(&waiting, 1, static_cast<int>(patience().count()));
    }
    world_.bell.silence();
}

}  // namespace accueil::runtime

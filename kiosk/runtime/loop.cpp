#include "kiosk/runtime/loop.h"

#include <string.h>

#include <algorithm>

#include "shared/core/log.h"

namespace accueil::runtime {

using namespace std::chrono_literals;

namespace {

// The camera's pace is no faster for somebody who moves a paper until it fits.
constexpr auto picture_interval = 66ms;
// Between two looks at the time. Where nobody is nothing runs out, and whoever comes wakes us: far below the watchdog's
// patience, and rare enough to cost nothing.
constexpr auto beat = 1000ms, beat_at_rest = 5000ms;

bool comes_from_the_desk(const journey::Event& event) {
    return std::holds_alternative<journey::DocumentSeen>(event) ||
           std::holds_alternative<journey::HintChanged>(event) || std::holds_alternative<journey::ScanFailed>(event);
}

void forget_pin(journey::Command& command) {
    if (auto* verify = std::get_if<journey::VerifyPin>(&command))
        ::explicit_bzero(verify->pin.data(), verify->pin.size());
}

} // namespace

Loop::Loop(view::View& view, journey::Policy policy, LoopWorld world)
    : view_(view), policy_(std::move(policy)), world_(std::move(world)), sleep_(world_.bell) {
    tick();
}

void Loop::run() {
    while (running_) {
        // In this order: a ring after the silence leaves an event that the poll has not taken, so that the sleep ends.
        if (!view_.poll()) return;
        world_.polled();
        world_.bell.silence();
        take_letters();
        if (auto preview = world_.preview()) {
            view_.show(std::move(*preview));
            view_.refresh();
        }
        look_at_the_time();
        if (view_.wants_frame())
            for (const auto& event : view_.frame(model_)) happen(event);
        if (!view_.wants_frame()) world_.settled();
        if (driver_ != nullptr) driver_->step(!view_.wants_frame());
        const bool asked = driver_ != nullptr && driver_->busy();
        if (running_ && !asked && !view_.wants_frame()) sleep_.until_something(patience());
    }
}

// A paper that was read for somebody who has gone meanwhile is not the next person's.
void Loop::take_letters() {
    for (const auto& letter : world_.mailbox.take())
        if (!comes_from_the_desk(letter) || world_.scanning()) happen(letter);
}

void Loop::look_at_the_time() {
    if (world_.clock.monotonic() - ticked_ >= beat) tick();
    if (std::chrono::steady_clock::now() - lived_ < beat) return;
    lived_ = std::chrono::steady_clock::now();
    world_.alive();
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
    perform(step.commands);
    // The passing of a second changes the picture only where the time left is shown, and there one frame shows it.
    const bool stays = model_.screen.index() == before;
    if (!std::holds_alternative<journey::Tick>(event) || !stays)
        view_.invalidate();
    else if (countdown != model_.countdown)
        view_.refresh();
}

void Loop::perform(std::vector<journey::Command>& commands) {
    for (auto& command : commands) {
        if (std::holds_alternative<journey::Wipe>(command)) view_.forget_personal();
        world_.perform(command);
        forget_pin(command);
    }
}

std::chrono::milliseconds Loop::patience() const {
    const auto pause = std::holds_alternative<journey::Attract>(model_.screen) ? beat_at_rest : beat;
    const std::chrono::milliseconds most = world_.filming() ? picture_interval : pause;
    const auto until_beat = pause - (std::chrono::steady_clock::now() - lived_);
    return std::clamp(std::chrono::ceil<std::chrono::milliseconds>(until_beat), 1ms, most);
}

} // namespace accueil::runtime

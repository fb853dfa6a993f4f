// Time, help and the state of the world: the countdown that nobody is hurried by, the call, out of service.
#include <algorithm>

#include "kiosk/journey/overloaded.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

// How long a screen waits for a sign of life before it shows the countdown; nothing: it waits for something else.
std::optional<std::chrono::seconds> patience(const Model& model, const Policy& policy) {
    using Limit = std::optional<std::chrono::seconds>;
    const auto person = model.calling ? std::max(policy.idle, policy.calling_idle) : policy.idle;
    const auto staff = [&](auto&&) -> Limit { return policy.staff_idle; };
    return std::visit(
        overloaded{[](const Attract&) -> Limit { return {}; }, [](const OutOfService&) -> Limit { return {}; },
                   [](const Confirming&) -> Limit { return {}; }, [](const Farewell&) -> Limit { return {}; },
                   [](const Asking&) -> Limit { return {}; },
                   [&](const Confirmed&) -> Limit { return policy.confirmed_idle; },
                   [&](const YourMeeting&) -> Limit { return policy.confirmed_idle; },
                   [&](const StaffHome& screen) { return staff(screen); },
                   [&](const StaffConfirmed& screen) { return staff(screen); },
                   [&](const StaffBooking& screen) { return screen.committing ? Limit{} : staff(screen); },
                   [&](const auto&) -> Limit { return person; }},
        model.screen);
}

// The first screen has no countdown, but a call or a larger text asked for there is not the next person's.
void forget_who_left(Turn& turn) {
    const auto& model = turn.model;
    if (!turn.at<Attract>() && !turn.at<OutOfService>()) return;
    const auto limit = model.calling ? turn.policy.calling_idle : turn.policy.idle;
    const bool something = model.calling || model.comfort != Comfort{};
    if (something && model.monotonic - model.touched >= limit) turn.clear();
}

// A stop in the middle of a promise waits until the person has it in words; staff see it on their own screen.
bool may_finish_first(const Screen& screen) {
    return std::visit(overloaded{[](const Confirming&) { return true; }, [](const Confirmed&) { return true; },
                                 [](const Farewell&) { return true; }, [](const Asking&) { return true; },
                                 [](const Cancelled&) { return true; }, [](const StaffPin&) { return true; },
                                 [](const StaffHome&) { return true; }, [](const StaffBooking&) { return true; },
                                 [](const StaffConfirmed&) { return true; }, [](const auto&) { return false; }},
                      screen);
}

} // namespace

void on(Turn& turn, const Tick& tick) {
    auto& model = turn.model;
    const bool another_minute =
        std::chrono::floor<std::chrono::minutes>(model.now) != std::chrono::floor<std::chrono::minutes>(tick.now);
    model.now = tick.now;
    model.monotonic = tick.monotonic;
    forget_who_left(turn);
    if (const auto* farewell = turn.at<Farewell>(); farewell && model.monotonic >= farewell->until) return turn.clear();
    if (auto* pin = turn.at<StaffPin>(); pin && pin->locked_until && model.now >= *pin->locked_until) {
        pin->locked_until.reset();
    }
    if (another_minute) refresh_times(turn); // what lies too near by now is offered no longer
    model.countdown.reset();
    const auto limit = patience(model, turn.policy);
    if (!limit) return;
    const auto quiet = model.monotonic - model.touched;
    if (quiet < *limit) return;
    const auto left = *limit + turn.policy.countdown - quiet;
    if (left <= left.zero()) return turn.clear();
    model.countdown = std::chrono::ceil<std::chrono::seconds>(left);
}

void on(Turn& turn, const FactsChanged& changed) {
    if (!changed.facts) return;
    auto& model = turn.model;
    const bool reads_again = reads_papers(*changed.facts) && !reads_papers(*model.facts);
    model.facts = changed.facts;
    if (auto* out = turn.at<OutOfService>()) {
        if (!model.facts->stop) return turn.clear();
        out->why = *model.facts->stop;
        return;
    }
    if (model.facts->stop && !may_finish_first(model.screen)) return turn.clear();
    if (auto* screen = turn.at<ShowDocument>()) {
        if (!reads_papers(*model.facts)) screen->trouble = ScanTrouble::CameraLost;
        if (reads_again && screen->trouble == ScanTrouble::CameraLost) screen->trouble.reset();
    }
    refresh_times(turn);
}

void on(Turn& turn, const CallAsked&) {
    if (!turn.model.staff && !turn.at<StaffPin>()) turn.call();
}

void on(Turn& turn, const CallDismissed&) { turn.model.calling = false; }

void on(Turn& turn, const ComfortToggled& toggled) {
    auto& comfort = turn.model.comfort;
    switch (toggled.which) {
    case ComfortSwitch::LargeText: comfort.large_text = !comfort.large_text; break;
    case ComfortSwitch::HighContrast: comfort.high_contrast = !comfort.high_contrast; break;
    case ComfortSwitch::LowReach: comfort.low_reach = !comfort.low_reach; break;
    case ComfortSwitch::SimpleLanguage: comfort.simple_language = !comfort.simple_language; break;
    }
}

// Both are signs of life, and update() has seen to that.
void on(Turn&, const StillHere&) {}
void on(Turn&, const Touched&) {}

} // namespace accueil::journey

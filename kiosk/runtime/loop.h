// The UI thread: takes what happened, lets the journey decide, has the decisions performed, draws when something
// changed, and sleeps otherwise. It never waits for disk, network, printer or decoder.
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "kiosk/journey/update.h"
#include "kiosk/runtime/mailbox.h"
#include "kiosk/runtime/sleep.h"
#include "kiosk/view/view.h"
#include "shared/core/clock.h"

namespace accueil::runtime {

struct LoopWorld {
    const core::Clock& clock;
    const Bell& bell;
    Mailbox<journey::Event>& mailbox;
    std::function<void(const journey::Command&)> perform; // hands it to a port; returns at once
    journey::MakeBookingId make_id;
    std::function<bool()> scanning;                        // whether the reading desk looks for a document
    std::function<bool()> filming;                         // and whether it does so with the camera
    std::function<void()> polled;                          // what was put onto the screen by hand, not by finger
    std::function<std::optional<view::Preview>()> preview; // a new picture of the camera, when there is one
    std::function<void()> alive;                           // at each beat: watchdog, upkeep
    std::function<void()> settled;                         // the screen shows what holds: the voice follows
};

// Somebody beside the person who has a hand on the loop: the driver of the tests. What is shipped has none.
class Steering {
  public:
    virtual ~Steering() = default;
    // Once an iteration of the loop. `settled`: what was asked for has had its frames.
    virtual void step(bool settled) = 0;
    // Something is asked for and not answered yet: the loop must not sleep on it.
    [[nodiscard]] virtual bool busy() const = 0;
};

class Loop {
  public:
    Loop(view::View& view, journey::Policy policy, LoopWorld world);

    // Until the window is closed or stop() is called.
    void run();
    void stop() { running_ = false; }                  // any thread; ring the bell afterwards
    void drive(Steering* driver) { driver_ = driver; } // null: nobody
    // From the driver: the clock has been moved, look at it now.
    void tick();

    [[nodiscard]] const journey::Model& model() const { return model_; }

  private:
    void take_letters();
    void look_at_the_time();
    void happen(const journey::Event& event);
    void perform(std::vector<journey::Command>& commands);
    [[nodiscard]] std::chrono::milliseconds patience() const;

    view::View& view_;
    journey::Policy policy_;
    LoopWorld world_;
    Sleep sleep_;
    journey::Model model_;
    Steering* driver_ = nullptr;
    core::Monotonic ticked_{};
    std::chrono::steady_clock::time_point lived_{};
    std::atomic<bool> running_{true};
};

} // namespace accueil::runtime

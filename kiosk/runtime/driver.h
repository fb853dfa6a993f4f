// Lets the parent process drive the kiosk through its semantic tree (driver_protocol.md): the tests and the
// demonstration do. Only compiled in with ACCUEIL_DRIVER.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/runtime/driver_request.h"
#include "kiosk/runtime/loop.h"
#include "kiosk/runtime/mailbox.h"
#include "kiosk/view/semantics.h"
#include "kiosk/view/window.h"
#include "platform/speech/passage.h"

namespace accueil::runtime {

// What a driver may do, each a function of the loop's. All are called on the UI thread.
struct DriverHands {
    std::function<const view::Tree&()> tree;
    std::function<std::string()> focus;
    std::function<std::optional<std::vector<platform::Said>>()> spoken; // nothing: something is still being said
    std::function<void(view::Point, bool down)> touch;
    std::function<void(view::Key)> key;
    std::function<core::Result<void>(const std::string& file)> show; // empty: nothing
    std::function<void(std::chrono::seconds)> advance;
    std::function<core::Result<void>(const std::string& file)> picture;
    std::function<void()> quit;
};

class Driver : public Steering {
  public:
    Driver(const Bell& bell, DriverHands hands);
    ~Driver() override;

    void step(bool settled) override;
    // What is being said takes its time: the voice rings when it is done.
    [[nodiscard]] bool busy() const override { return due_ || held_ || (!waiting_.empty() && !listening_); }

  private:
    void listen();
    void take(const std::string& line);
    void obey(const driving::Tree&);
    void obey(const driving::Spoken&);
    void obey(const driving::Tap& tap);
    void obey(const driving::Press& press);
    void obey(const driving::Show& show);
    void obey(const driving::Advance& advance);
    void obey(const driving::Picture& picture);
    void obey(const driving::Quit&);
    void answer(const std::string& json);

    DriverHands hands_;
    Mailbox<std::string> lines_;
    std::vector<std::string> waiting_;
    std::optional<std::string> due_;  // the answer, once the screen has settled
    std::optional<view::Point> held_; // a finger that is down
    bool listening_ = false;          // asked what was spoken, and something is still being said
    std::thread listener_;
    int stop_[2] = {-1, -1};
};

} // namespace accueil::runtime

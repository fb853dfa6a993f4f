// What is held up to the kiosk, as journey events: the device's payloads are read as documents here, on the desk's own
// thread, and only their meaning goes on.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/journey/event.h"
#include "kiosk/runtime/knowledge.h"
#include "kiosk/view/ui.h"
#include "platform/desk/document_desk.h"
#include "shared/core/clock.h"

namespace accueil::runtime {

class ReadingDesk {
  public:
    using Post = std::function<void(journey::Event)>;

    // `machine` times the devices, which are real even where the desk's clock is a script's.
    ReadingDesk(platform::DeskDevices devices, const core::Clock& desk, const core::Clock& machine, Post post);
    ~ReadingDesk();

    // UI thread; all return at once.
    // From the start the readers are heard: somebody may scan a paper at the attract screen.
    void attend(platform::Attention attention);
    void forget();                                          // what was under way for the person who has gone
    void knows(std::shared_ptr<const Knowledge> knowledge); // any thread
    // A new picture since the last call, while somebody is asked for a document. Also posts what has changed in why
    // nothing is read yet.
    [[nodiscard]] std::optional<view::Preview> preview();
    [[nodiscard]] platform::DeskState devices() const { return desk_.state(); }
    [[nodiscard]] bool active() const { return attention_ != platform::Attention::Nothing; }
    [[nodiscard]] bool filming() const { return attention_ == platform::Attention::All; }

  private:
    void seen(const std::vector<platform::Seen>& seen);
    void hint(const platform::Preview& preview);

    const core::Clock& desk_clock_;
    const core::Clock& machine_clock_;
    Post post_;
    std::mutex mutex_;
    std::shared_ptr<const Knowledge> knowledge_ = std::make_shared<const Knowledge>(); // under the mutex
    std::uint64_t turn_ = 0; // under the mutex; grows with each change of attention
    platform::Attention attention_ = platform::Attention::Readers;
    std::uint64_t shown_ = 0;
    std::optional<journey::ScanHint> hinted_;
    std::optional<core::Monotonic> trying_since_; // a code has been in view unread since
    platform::DocumentDesk desk_;                 // last: its thread ends first
};

} // namespace accueil::runtime

// The kiosk put together: which port hears of what from whom.
//
//   reading desk ─┐                        ┌─ bookkeeper (store)
//   print shop   ─┼→ mailbox → loop → performer ─ print shop (printer)
//   bookkeeper   ─┘            │           └─ reading desk (camera, readers)
//   liaison (network, while somebody waits) ↔ mailbox, performer
//   courier (network) → bookkeeper         view (screen) → speech (headphones)
#pragma once

#include <memory>

#include "kiosk/runtime/bookkeeper.h"
#include "kiosk/runtime/courier.h"
#include "kiosk/runtime/devices.h"
#include "kiosk/runtime/liaison.h"
#include "kiosk/runtime/loop.h"
#include "kiosk/runtime/performer.h"
#include "kiosk/runtime/print_shop.h"
#include "kiosk/runtime/reading_desk.h"
#include "kiosk/runtime/speech.h"
#include "kiosk/runtime/tabletop.h"
#include "shared/configuration/terminal.h"
#include "shared/text/catalogue.h"

namespace accueil::runtime {

// Where time comes from: the machine, or a script.
struct Clocks {
    core::Clock& desk;    // what the person and the store live by
    core::Clock& machine; // what devices and the courier's retries run on
};

class Kiosk {
  public:
    // All given must outlive it. Errors: Configuration (printer), Unavailable (no display).
    // The end waits for what was asked for: bookings to be written, a call to the scheduler to come back.
    [[nodiscard]] static core::Result<std::unique_ptr<Kiosk>>
    open(const configuration::TerminalConfiguration& configuration, const text::Catalogues& catalogues, Clocks clocks,
         core::Random& random);

    ~Kiosk();
    Kiosk(const Kiosk&) = delete;
    Kiosk& operator=(const Kiosk&) = delete;

    void run() { loop_->run(); }
    void stop(); // any thread
    [[nodiscard]] Loop& loop() { return *loop_; }
    [[nodiscard]] view::View& view() { return *view_; }
    [[nodiscard]] const Bell& bell() const { return bell_; }
    [[nodiscard]] platform::PictureCamera* pictures() { return pictures_; }
    [[nodiscard]] Speech& speech() { return *speech_; }

  private:
    Kiosk(const configuration::TerminalConfiguration& configuration, Clocks clocks, core::Random& random);
    void open_ports(const text::Catalogues& catalogues, std::unique_ptr<platform::Printer> printer);
    void open_books();
    void open_line();
    void open_liaison();
    void open_voice(const text::Catalogues& catalogues, bool off_screen);
    void open_loop();
    void post(journey::Event event);
    void alive();
    [[nodiscard]] bool camera_fitted() const;
    void watch_the_readers();

    const configuration::TerminalConfiguration& configuration_;
    Clocks clocks_;
    core::Random& random_;
    Bell bell_;
    Mailbox<journey::Event> mailbox_{bell_};
    platform::PictureCamera* pictures_ = nullptr;
    std::chrono::steady_clock::time_point printer_due_{},
        tidy_due_ = std::chrono::steady_clock::now() + std::chrono::minutes{1};
    int absent_ = 0; // seconds
    PaperReaders readers_;
    std::atomic<std::uint8_t> printer_state_{0};
    std::atomic<bool> camera_present_{true};
    std::atomic<bool> begun_{false}; // the store
    std::unique_ptr<view::View> view_;
    std::unique_ptr<PrintShop> print_shop_;
    std::unique_ptr<ReadingDesk> reading_desk_;
    std::unique_ptr<Bookkeeper> bookkeeper_;
    std::unique_ptr<Courier> courier_;
    std::unique_ptr<Liaison> liaison_;
    std::unique_ptr<Performer> performer_;
    std::unique_ptr<Speech> speech_;
    std::unique_ptr<Tabletop> tabletop_; // only where the camera looks at pictures
    std::unique_ptr<Loop> loop_;
};

} // namespace accueil::runtime

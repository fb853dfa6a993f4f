// Prints slips, on a thread of its own: lays the page out, signs its code, hands it to the printer and stays with it.
// Where there is no printer each slip is kept as PDF.
//
// All functions may be called from any thread and return at once.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "kiosk/journey/event.h"
#include "kiosk/runtime/worker.h"
#include "platform/printer/follow.h"
#include "shared/core/clock.h"
#include "shared/slip/layout.h"
#include "shared/sync/identity_files.h"
#include "shared/text/catalogue.h"

namespace accueil::runtime {

struct PrintShopSettings {
    slip::Stationery stationery;
    sync::IdentityFiles files; // of the key that signs slips
    std::string terminal;
};

class PrintShop {
  public:
    using Post = std::function<void(journey::Event)>;

    // Without a printer slips are kept by the PdfPrinter given. The catalogues and the clock must outlive it.
    PrintShop(PrintShopSettings settings, std::unique_ptr<platform::Printer> printer,
              const text::Catalogues& catalogues, const core::Clock& clock, Post post);
    ~PrintShop();

    // Takes back what is not in the tray yet and ends the thread; what is asked for afterwards is dropped.
    void end();

    void print(const booking::Booking& booking);
    // The person has gone: a slip that was asked for still comes out, at once or not at all. What waits for paper is
    // taken back, so that it does not lie there for the next one.
    void forget();
    void offices_are(std::shared_ptr<const journey::Facts> facts);
    // Asks the printer how it is; `told` is called on the shop's thread. Not asked twice while a slip is being printed.
    void look(std::function<void(journey::PrinterState)> told);

  private:
    class Bench; // lives on the worker's thread
    std::shared_ptr<Bench> bench_;
    std::stop_source gone_; // whoever asked for the last slip
    std::mutex mutex_;      // guards gone_
    std::stop_source ending_;
    std::atomic<bool> looking_{false};
    Worker worker_; // last: ends first
};

// A booking and its office as what the slip says. Pure.
[[nodiscard]] slip::Slip slip_of(const booking::Booking& booking, const booking::Office* office,
                                 const std::string& terminal, core::Instant now);

} // namespace accueil::runtime

// Prints a document and stays with it until it is in the tray.
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>

#include "platform/printer/printer.h"

namespace accueil::platform {

enum class PrintOutcome : std::uint8_t { Printed, Failed, Cancelled };

struct Patience {
    std::chrono::milliseconds between{400};   // two looks at the printer
    std::chrono::seconds busy{20};            // how long a printer may be busy with an earlier job
    std::chrono::seconds whole{600};          // then the job is taken back and counts as failed
    std::chrono::milliseconds leaving{30000}; // how long a slip whose person has gone may still take to come out
};

// Why a slip is waited for no longer.
struct Leave {
    std::stop_token gone{};   // the person has left the screen, with a hand at the tray perhaps
    std::stop_token ending{}; // the program ends
};

// Blocks. `changed` is called on this thread, first with the state the printer is in and then at every change of it:
// paper that runs out and is put in again is told both times, and the job then goes on.
//
// Whose person has gone is still printed while the printer works, for as long as patience.leaving; what a printer
// without paper keeps is taken back at once, because it would come out for somebody else. At the end of the program all
// is taken back. Errors: those of Printer::print; a printer that goes out of reach after the hand-over is a change to
// Offline, not an error.
[[nodiscard]] core::Result<PrintOutcome> print_and_follow(Printer& printer, const Document& document,
                                                          const std::function<void(PrinterState)>& changed = {},
                                                          const Leave& leave = {}, const Patience& patience = {});

} // namespace accueil::platform

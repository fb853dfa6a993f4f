// The printer at the kiosk. Calls may block for as long as their time-outs say: a caller keeps it on a thread of its
// own.
#pragma once

#include <cstdint>
#include <string>

#include "shared/core/bytes.h"
#include "shared/core/error.h"

namespace accueil::platform {

// What a person or an agent can do something about. Everything else that stops a printer, out of reach included, is
// Offline: "call someone".
enum class PrinterState : std::uint8_t { Ready, Printing, PaperOut, PaperJam, DoorOpen, Offline, None };

enum class JobState : std::uint8_t { Waiting, Printing, Printed, Failed, Cancelled };

struct PrintJob {
    int number = 0;
};

struct Document {
    core::Bytes pdf;
    std::string name;  // seen in queues and logs: a booking's reference, never a person's name
    std::string media; // PWG 5101.1 self-describing name ("na_letter_8.5x11in"); empty: what the printer has loaded
};

// Not thread-safe: one thread at a time.
class Printer {
  public:
    virtual ~Printer() = default;

    // Hands the document over; it is printed when job() says so. Errors: Unavailable (out of reach, or busy with
    // another job), Timeout, Refused (the printer does not take it), InvalidInput (not a PDF), Full.
    [[nodiscard]] virtual core::Result<PrintJob> print(const Document& document) = 0;
    // Errors: NotFound (the printer has forgotten it), Unavailable, Timeout.
    [[nodiscard]] virtual core::Result<JobState> job(PrintJob job) = 0;
    // Takes back what is not printed yet, so that nobody's slip comes out for the next person. Errors as job().
    virtual core::Result<void> cancel(PrintJob job) = 0;
    // Never fails: what can't be reached is Offline.
    [[nodiscard]] virtual PrinterState state() = 0;
};

} // namespace accueil::platform

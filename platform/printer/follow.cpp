#include "platform/printer/follow.h"

#include <optional>
#include <thread>

#include "shared/core/log.h"

namespace accueil::platform {

namespace {

using Steady = std::chrono::steady_clock;

bool works(PrinterState state) { return state == PrinterState::Ready || state == PrinterState::Printing; }

// Calls `changed` only when the state is another one.
class Teller {
  public:
    explicit Teller(const std::function<void(PrinterState)>& changed) : changed_(changed) {}
    void tell(PrinterState state) {
        if (spoken_ && told_ == state) return;
        spoken_ = true;
        told_ = state;
        if (changed_) changed_(state);
    }

  private:
    const std::function<void(PrinterState)>& changed_;
    bool spoken_ = false;
    PrinterState told_ = PrinterState::Ready;
};

// A printer that still works on an earlier slip says "busy": that is worth waiting for, within bounds.
core::Result<PrintJob> hand_over(Printer& printer, const Document& document, Teller& teller, const Leave& leave,
                                 const Patience& patience) {
    const auto until = Steady::now() + patience.busy;
    for (;;) {
        auto job = printer.print(document);
        if (job || job.error().kind != core::ErrorKind::Unavailable) return job;
        const auto state = printer.state();
        teller.tell(state);
        const bool in_vain = leave.gone.stop_requested() && !works(state);
        if (state == PrinterState::Offline || in_vain || leave.ending.stop_requested() || Steady::now() >= until)
            return job;
        std::this_thread::sleep_for(patience.between);
    }
}

std::optional<PrintOutcome> outcome_of(const core::Result<JobState>& state) {
    // A printer forgets jobs that are done; one that it does not know any more is not coming back.
    if (!state)
        return state.error().kind == core::ErrorKind::NotFound ? std::optional(PrintOutcome::Printed) : std::nullopt;
    switch (*state) {
    case JobState::Waiting:
    case JobState::Printing: return std::nullopt;
    case JobState::Printed: return PrintOutcome::Printed;
    case JobState::Failed: return PrintOutcome::Failed;
    case JobState::Cancelled: return PrintOutcome::Cancelled;
    }
    return std::nullopt;
}

void take_back(Printer& printer, PrintJob job) {
    if (auto cancelled = printer.cancel(job); !cancelled)
        core::log::warning("printer.not-taken-back", {{"reason", cancelled.error()}});
}

} // namespace

core::Result<PrintOutcome> print_and_follow(Printer& printer, const Document& document,
                                            const std::function<void(PrinterState)>& changed, const Leave& leave,
                                            const Patience& patience) {
    if (leave.gone.stop_requested() && !works(printer.state())) return PrintOutcome::Cancelled;
    Teller teller(changed);
    const auto job = hand_over(printer, document, teller, leave, patience);
    if (!job) {
        core::log::warning("printer.refused", {{"reason", job.error()}});
        return std::unexpected(job.error());
    }
    const auto until = Steady::now() + patience.whole;
    std::optional<Steady::time_point> out_by; // since the person has gone
    for (;;) {
        if (const auto outcome = outcome_of(printer.job(*job))) return *outcome;
        const auto state = printer.state();
        teller.tell(state);
        const auto now = Steady::now();
        if (!out_by && leave.gone.stop_requested()) out_by = now + patience.leaving;
        const bool late = now >= until, nobody_there = out_by && (!works(state) || now >= *out_by);
        if (late || nobody_there || leave.ending.stop_requested()) {
            take_back(printer, *job);
            return late ? PrintOutcome::Failed : PrintOutcome::Cancelled;
        }
        std::this_thread::sleep_for(patience.between);
    }
}

} // namespace accueil::platform

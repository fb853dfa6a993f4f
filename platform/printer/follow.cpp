#include "platform/printer/follow.h"

#include <condition_variable>
#include <mutex>
#include <optional>

#include "shared/core/log.h"

namespace accueil::platform {

namespace {

using Steady = std::chrono::steady_clock;

// Waits so long, or until a stop is asked for.
class Pause {
  public:
    explicit Pause(const std::stop_token& stop) : stop_(stop) {}
    void wait(std::chrono::milliseconds time) {
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, stop_, time, [] { return false; });
    }

  private:
    std::stop_token stop_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
};

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
core::Result<PrintJob> hand_over(Printer& printer, const Document& document, Teller& teller, Pause& pause,
                                 const std::stop_token& stop, const Patience& patience) {
    const auto until = Steady::now() + patience.busy;
    for (;;) {
        auto job = printer.print(document);
        if (job || job.error().kind != core::ErrorKind::Unavailable) return job;
        const auto state = printer.state();
        teller.tell(state);
        if (state == PrinterState::Offline || stop.stop_requested() || Steady::now() >= until) return job;
        pause.wait(patience.between);
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
                                            const std::function<void(PrinterState)>& changed,
                                            const std::stop_token& stop, const Patience& patience) {
    Pause pause(stop);
    Teller teller(changed);
    const auto job = hand_over(printer, document, teller, pause, stop, patience);
    if (!job) {
        core::log::warning("printer.refused", {{"reason", job.error()}});
        return std::unexpected(job.error());
    }
    const auto until = Steady::now() + patience.whole;
    for (;;) {
        if (const auto outcome = outcome_of(printer.job(*job))) return *outcome;
        teller.tell(printer.state());
        const bool late = Steady::now() >= until;
        if (late || stop.stop_requested()) {
            take_back(printer, *job);
            return late ? PrintOutcome::Failed : PrintOutcome::Cancelled;
        }
        pause.wait(patience.between);
    }
}

} // namespace accueil::platform

#include "kiosk/runtime/print_shop.h"

#include <string.h>

#include <algorithm>

#include "shared/core/log.h"
#include "shared/documents/code/code.h"
#include "shared/sync/enrolment.h"

namespace accueil::runtime {

namespace log = core::log;
using journey::PrintState;

namespace {

// What the person is told: only what somebody can do something about.
PrintState told(platform::PrinterState state) {
    switch (state) {
    case platform::PrinterState::Ready:
    case platform::PrinterState::Printing: return PrintState::Printing;
    case platform::PrinterState::PaperOut: return PrintState::PaperOut;
    case platform::PrinterState::PaperJam: return PrintState::PaperJam;
    case platform::PrinterState::DoorOpen: return PrintState::DoorOpen;
    case platform::PrinterState::Offline: return PrintState::Failed;
    case platform::PrinterState::None: return PrintState::NoPrinter;
    }
    return PrintState::Failed;
}

journey::PrinterState known(platform::PrinterState state) {
    switch (state) {
    case platform::PrinterState::Ready: return journey::PrinterState::Ready;
    case platform::PrinterState::Printing: return journey::PrinterState::Printing;
    case platform::PrinterState::PaperOut: return journey::PrinterState::PaperOut;
    case platform::PrinterState::PaperJam: return journey::PrinterState::PaperJam;
    case platform::PrinterState::DoorOpen: return journey::PrinterState::DoorOpen;
    case platform::PrinterState::Offline: return journey::PrinterState::Offline;
    case platform::PrinterState::None: return journey::PrinterState::None;
    }
    return journey::PrinterState::None;
}

} // namespace

class PrintShop::Bench {
  public:
    Bench(PrintShopSettings settings, std::unique_ptr<platform::Printer> printer, const text::Catalogues& catalogues,
          const core::Clock& clock, Post post)
        : settings_(std::move(settings)), printer_(std::move(printer)), catalogues_(catalogues), clock_(clock),
          post_(std::move(post)) {}

    void print(const booking::Booking& booking, const platform::Leave& leave) {
        // How a slip goes whose person has left is no business of whoever stands there now.
        const auto tell = [&](PrintState state) {
            if (!leave.gone.stop_requested()) post_(journey::PrintChanged{state});
        };
        const auto pdf = page(booking);
        if (!pdf) {
            log::error("slip.failed", {{"booking", booking.id}, {"error", pdf.error()}});
            return tell(PrintState::Failed);
        }
        if (printer_->state() == platform::PrinterState::None) return tell(keep(booking, *pdf));
        const auto outcome = platform::print_and_follow(
            *printer_, {*pdf, booking::short_reference(booking.id), slip::media_name(settings_.stationery.paper)},
            [&](platform::PrinterState state) { tell(told(state)); }, leave);
        const bool printed = outcome && *outcome == platform::PrintOutcome::Printed;
        log::info(printed ? "slip.printed" : "slip.not-printed", {{"booking", booking.id}});
        tell(printed ? PrintState::Printed : PrintState::Failed);
    }

    void look(const std::function<void(journey::PrinterState)>& tell) const { tell(known(printer_->state())); }

    std::shared_ptr<const journey::Facts> facts;

  private:
    PrintState keep(const booking::Booking& booking, const core::Bytes& pdf) {
        const auto kept = printer_->print({pdf, booking::short_reference(booking.id), {}});
        if (kept) return PrintState::NoPrinter;
        log::warning("slip.not-kept", {{"error", kept.error()}});
        return PrintState::Failed;
    }

    core::Result<core::Bytes> page(const booking::Booking& booking) {
        const booking::Office* office = nullptr;
        if (facts)
            if (const auto found = std::ranges::find(facts->offices, booking.slot.office, &booking::Office::id);
                found != facts->offices.end())
                office = &*found;
        auto slip = slip_of(booking, office, settings_.terminal, clock_.now());
        const auto code = sign(booking);
        if (!code) return std::unexpected(code.error());
        slip.code = *code;
        return slip::to_pdf(slip, settings_.stationery, catalogues_, typesetter_);
    }

    // The key is read for each slip: it is there only after the enrolment, and a slip takes a second anyway.
    core::Result<std::string> sign(const booking::Booking& booking) const {
        auto pair = sync::slip_key(settings_.files);
        if (!pair) return std::unexpected(pair.error());
        documents::code::SigningKey key{settings_.terminal, {}};
        std::ranges::copy_n(pair->secret_key.begin(), std::min(pair->secret_key.size(), key.secret.size()),
                            key.secret.begin());
        auto text = documents::code::encode(
            documents::Slip{
                booking.id, booking.slot.office, booking.slot.start, core::TerminalId{settings_.terminal}, {}, {}},
            key);
        ::explicit_bzero(key.secret.data(), key.secret.size());
        ::explicit_bzero(pair->secret_key.data(), pair->secret_key.size());
        return text;
    }

    PrintShopSettings settings_;
    std::unique_ptr<platform::Printer> printer_;
    const text::Catalogues& catalogues_;
    const core::Clock& clock_;
    Post post_;
    text::Typesetter typesetter_;
};

PrintShop::PrintShop(PrintShopSettings settings, std::unique_ptr<platform::Printer> printer,
                     const text::Catalogues& catalogues, const core::Clock& clock, Post post) {
    // Pango's contexts belong to one thread: the bench, with its typesetter, is made on the worker's.
    worker_.submit([this, settings = std::move(settings), printer = std::move(printer), &catalogues, &clock,
                    post = std::move(post)]() mutable {
        bench_ = std::make_shared<Bench>(std::move(settings), std::move(printer), catalogues, clock, std::move(post));
    });
}

PrintShop::~PrintShop() { end(); }

void PrintShop::end() {
    ending_.request_stop();
    worker_.end();
}

void PrintShop::print(const booking::Booking& booking) {
    platform::Leave leave{.gone = {}, .ending = ending_.get_token()};
    {
        const std::lock_guard lock(mutex_);
        gone_.request_stop(); // an earlier slip that is still waiting for paper gives way
        gone_ = {};
        leave.gone = gone_.get_token();
    }
    worker_.submit([this, booking, leave] {
        if (!leave.ending.stop_requested()) bench_->print(booking, leave);
    });
}

void PrintShop::forget() {
    const std::lock_guard lock(mutex_);
    gone_.request_stop();
}

void PrintShop::offices_are(std::shared_ptr<const journey::Facts> facts) {
    worker_.submit([this, facts = std::move(facts)]() mutable { bench_->facts = std::move(facts); });
}

void PrintShop::look(std::function<void(journey::PrinterState)> told) {
    if (looking_.exchange(true)) return;
    worker_.submit([this, told = std::move(told)] {
        looking_ = false;
        bench_->look(told);
    });
}

slip::Slip slip_of(const booking::Booking& booking, const booking::Office* office, const std::string& terminal,
                   core::Instant now) {
    const auto& wishes = booking.draft.wishes;
    slip::Slip slip;
    slip.booking = booking.id;
    slip.reference = booking::short_reference(booking.id);
    slip.start = booking.slot.start;
    slip.length = booking.slot.length;
    slip.mode = wishes.mode;
    slip.people = wishes.people;
    slip.interpreter = wishes.interpreter;
    slip.office = office != nullptr ? office->name : booking.slot.office.value;
    if (office != nullptr) {
        slip.zone = office->zone;
        slip.address = office->address;
        slip.directions = office->directions;
        slip.telephone = office->telephone;
    }
    slip.language = wishes.language;
    slip.bring = slip::what_to_bring(wishes.mode, wishes.people);
    slip.plan = wishes.plan;
    slip.terminal = terminal;
    slip.printed_at = now;
    return slip;
}

} // namespace accueil::runtime

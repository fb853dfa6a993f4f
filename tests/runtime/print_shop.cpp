// Slips, with the printer that keeps them as files and with one that never finishes.
#include "kiosk/runtime/print_shop.h"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <semaphore>

#include "platform/printer/pdf_printer.h"
#include "shared/core/places.h"
#include "shared/security/files.h"
#include "tests/core/folder.h"
#include "tests/runtime/heard.h"
#include "tests/store/world.h"

using namespace accueil;
using namespace accueil::runtime;

namespace {

const text::Catalogues& catalogues() {
    static const auto loaded = text::Catalogues::load(core::share_folder()).value();
    return loaded;
}

booking::Booking confirmed() {
    return {.id = test::booking_id(1),
            .slot = test::slot("slot-1", "2026-12-29T10:00:00-05:00"),
            .draft = test::draft(1),
            .confirmed_at = test::arrival_moment()};
}

PrintShopSettings settings(const temporary::Folder& folder, bool enrolled = true) {
    PrintShopSettings made{{}, {folder.path()}, "yul-int-01"};
    if (enrolled) security::write_private(made.files.slip_key(), std::string(64, '7') + "\n").value();
    return made;
}

// Out of paper for good. Tells when a job was taken back.
class EmptyPrinter final : public platform::Printer {
  public:
    explicit EmptyPrinter(std::binary_semaphore& taken_back, std::atomic<int>& asked)
        : taken_back_(taken_back), asked_(asked) {}
    core::Result<platform::PrintJob> print(const platform::Document&) override { return platform::PrintJob{1}; }
    core::Result<platform::JobState> job(platform::PrintJob) override { return platform::JobState::Waiting; }
    core::Result<void> cancel(platform::PrintJob) override { return taken_back_.release(), core::Result<void>{}; }
    platform::PrinterState state() override { return ++asked_, platform::PrinterState::PaperOut; }

  private:
    std::binary_semaphore& taken_back_;
    std::atomic<int>& asked_;
};

// Works on a slip until it is let go on.
class SlowPrinter final : public platform::Printer {
  public:
    struct Tray {
        std::binary_semaphore begun{0};
        std::atomic<bool> goes_on{false};
        std::atomic<int> printed{0}, taken_back{0};
    };
    explicit SlowPrinter(Tray& tray) : tray_(tray) {}
    core::Result<platform::PrintJob> print(const platform::Document&) override {
        tray_.begun.release();
        return platform::PrintJob{++jobs_};
    }
    core::Result<platform::JobState> job(platform::PrintJob) override {
        if (!tray_.goes_on) return platform::JobState::Printing;
        return ++tray_.printed, platform::JobState::Printed;
    }
    core::Result<void> cancel(platform::PrintJob) override { return ++tray_.taken_back, core::Result<void>{}; }
    platform::PrinterState state() override { return platform::PrinterState::Printing; }

  private:
    Tray& tray_;
    int jobs_ = 0;
};

// Out of reach.
class LostPrinter final : public platform::Printer {
  public:
    core::Result<platform::PrintJob> print(const platform::Document&) override {
        return core::fail(core::ErrorKind::Unavailable, "no connection");
    }
    core::Result<platform::JobState> job(platform::PrintJob) override {
        return core::fail(core::ErrorKind::Unavailable, "no connection");
    }
    core::Result<void> cancel(platform::PrintJob) override { return {}; }
    platform::PrinterState state() override { return platform::PrinterState::Offline; }
};

using State = journey::PrintState;

std::function<bool(const journey::PrintChanged&)> is(State state) {
    return [state](const journey::PrintChanged& changed) { return changed.state == state; };
}

} // namespace

TEST_CASE("without a printer a slip is kept as a PDF under the booking's reference, and the person is told") {
    const temporary::Folder folder("runtime");
    const test::HandClock clock(test::arrival_moment());
    test::Heard heard;
    PrintShop shop(settings(folder), std::make_unique<platform::PdfPrinter>(folder.file("slips")), catalogues(), clock,
                   [&heard](journey::Event event) { heard.tell(std::move(event)); });
    shop.print(confirmed());
    CHECK(heard.next<journey::PrintChanged>(is(State::NoPrinter)));
    const auto file = std::filesystem::path(folder.file("slips")) / (booking::short_reference(confirmed().id) + ".pdf");
    CHECK(std::filesystem::file_size(file) > 1000);
}

TEST_CASE("a terminal that is not enrolled prints no slip that nobody could check") {
    const temporary::Folder folder("runtime");
    const test::HandClock clock(test::arrival_moment());
    test::Heard heard;
    PrintShop shop(settings(folder, false), std::make_unique<platform::PdfPrinter>(folder.file("slips")), catalogues(),
                   clock, [&heard](journey::Event event) { heard.tell(std::move(event)); });
    shop.print(confirmed());
    CHECK(heard.next<journey::PrintChanged>(is(State::Failed)));
    CHECK_FALSE(std::filesystem::exists(folder.file("slips")));
}

TEST_CASE("when the person has gone, a slip that waits for paper is taken back") {
    const temporary::Folder folder("runtime");
    const test::HandClock clock(test::arrival_moment());
    test::Heard heard;
    std::binary_semaphore taken_back{0};
    std::atomic<int> asked{0};
    PrintShop shop(settings(folder), std::make_unique<EmptyPrinter>(taken_back, asked), catalogues(), clock,
                   [&heard](journey::Event event) { heard.tell(std::move(event)); });
    shop.print(confirmed());
    CHECK(heard.next<journey::PrintChanged>(is(State::PaperOut)));
    shop.forget();
    CHECK(taken_back.try_acquire_for(std::chrono::seconds{20}));
}

TEST_CASE(
    "who leaves while the slip prints still gets it, also one not begun, and the next person hears nothing of it") {
    const temporary::Folder folder("runtime");
    const test::HandClock clock(test::arrival_moment());
    test::Heard heard;
    SlowPrinter::Tray tray;
    PrintShop shop(settings(folder), std::make_unique<SlowPrinter>(tray), catalogues(), clock,
                   [&heard](journey::Event event) { heard.tell(std::move(event)); });
    shop.print(confirmed());
    REQUIRE(tray.begun.try_acquire_for(std::chrono::seconds{20}));
    CHECK(heard.next<journey::PrintChanged>(is(State::Printing)));
    shop.print(confirmed()); // waits in the shop
    shop.forget();
    tray.goes_on = true;
    std::binary_semaphore done{0};
    shop.look([&done](journey::PrinterState) { done.release(); });
    REQUIRE(done.try_acquire_for(std::chrono::seconds{20}));
    CHECK(tray.printed == 2);
    CHECK(tray.taken_back == 0);
    heard.tell(journey::Touched{});
    CHECK_FALSE(heard.is_next<journey::PrintChanged, journey::Touched>());
}

TEST_CASE("a printer that can't be reached has failed; that there is none is said only where the slip is kept") {
    const temporary::Folder folder("runtime");
    const test::HandClock clock(test::arrival_moment());
    const auto first_state = [&](std::unique_ptr<platform::Printer> printer) {
        test::Heard heard;
        PrintShop shop(settings(folder), std::move(printer), catalogues(), clock,
                       [&heard](journey::Event event) { heard.tell(std::move(event)); });
        shop.print(confirmed());
        return heard.next<journey::PrintChanged>().value().state;
    };
    CHECK(first_state(std::make_unique<LostPrinter>()) == State::Failed);
    CHECK(first_state(std::make_unique<platform::PdfPrinter>("/dev/null/slips")) == State::Failed);
    CHECK(first_state(std::make_unique<platform::PdfPrinter>(folder.file("slips"))) == State::NoPrinter);
}

TEST_CASE("the end does not wait for paper, and questions do not pile up behind a slip") {
    const temporary::Folder folder("runtime");
    const test::HandClock clock(test::arrival_moment());
    test::Heard heard;
    std::binary_semaphore taken_back{0};
    std::atomic<int> asked{0};
    std::atomic<int> told{0};
    {
        PrintShop shop(settings(folder), std::make_unique<EmptyPrinter>(taken_back, asked), catalogues(), clock,
                       [&heard](journey::Event event) { heard.tell(std::move(event)); });
        shop.print(confirmed());
        CHECK(heard.next<journey::PrintChanged>(is(State::PaperOut)));
        for (int i = 0; i < 20; ++i) shop.look([&told](journey::PrinterState) { ++told; });
    }
    CHECK(taken_back.try_acquire());
    CHECK(told == 1);
}

TEST_CASE("a slip says what the person must know and nothing of who they are") {
    booking::Office office;
    office.id = core::OfficeId{"montreal"};
    office.name = "Bureau de Montréal";
    office.address = {"285, boul. Henri-Bourassa Est", "Montréal (Québec)"};
    office.zone = "America/Toronto";
    const auto slip = slip_of(confirmed(), &office, "yul-int-01", test::arrival_moment());
    CHECK(slip.reference == booking::short_reference(confirmed().id));
    CHECK(slip.office == "Bureau de Montréal");
    CHECK(slip.address == office.address);
    CHECK(slip.people == 2);
    CHECK(slip.language == "ar");
    CHECK(slip.start == confirmed().slot.start);
    CHECK_FALSE(slip.bring.empty());
    // An office that the terminal does not know any more is at least named.
    CHECK(slip_of(confirmed(), nullptr, "yul-int-01", test::arrival_moment()).office == "montreal");
}

// Against the real ippeveprinter, run by tests/journeys/printer.
#include "platform/printer/ipp_printer.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <unistd.h>

#include "platform/printer/follow.h"
#include "platform/printer/pdf_printer.h"
#include "tests/core/folder.h"

using namespace accueil;
using namespace std::chrono_literals;
using platform::Document;
using platform::IppActivity;
using platform::PrinterState;
using platform::PrintOutcome;

namespace fs = std::filesystem;

namespace {

class RealPrinter {
  public:
    explicit RealPrinter(const char* state = "ready") {
        run("start", state);
        std::ifstream(folder_ / "port") >> port_;
        REQUIRE(port_ > 0);
    }
    ~RealPrinter() { run("stop"); }
    void set(const char* state) { run("set", state); }
    [[nodiscard]] platform::IppPrinter printer() const {
        return platform::IppPrinter::make({.uri = "ipp://localhost:" + std::to_string(port_) + "/ipp/print"}).value();
    }
    [[nodiscard]] std::size_t printed() const {
        return static_cast<std::size_t>(
            std::ranges::distance(fs::directory_iterator(folder_ / "printed"), fs::directory_iterator()));
    }

  private:
    void run(const char* command, const char* state = "") {
        const std::string line =
            std::string(SOURCE_DIR "/tests/journeys/printer ") + command + " " + folder_.path().string() + " " + state;
        REQUIRE(std::system(("exec " + line).c_str()) == 0);
    }
    temporary::Folder folder_{"printer"};
    int port_ = 0;
};

Document page() {
    return {.pdf = core::to_bytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                  "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
                                  "trailer<</Root 1 0 R>>\n%%EOF\n"),
            .name = "K7QM-2F9D",
            .media = "na_letter_8.5x11in"};
}

// Says that it prints, for ever.
class StuckPrinter final : public platform::Printer {
  public:
    core::Result<platform::PrintJob> print(const Document&) override { return platform::PrintJob{1}; }
    core::Result<platform::JobState> job(platform::PrintJob) override { return ++looks, platform::JobState::Printing; }
    core::Result<void> cancel(platform::PrintJob) override { return ++taken_back, core::Result<void>{}; }
    PrinterState state() override { return PrinterState::Printing; }

    int looks = 0, taken_back = 0;
};

// What a person at the kiosk is told while the slip prints, from another thread.
class Told {
  public:
    void add(PrinterState state) {
        const std::scoped_lock lock(mutex_);
        states_.push_back(state);
    }
    [[nodiscard]] bool soon(PrinterState state) const {
        for (int i = 0; i < 200; ++i) {
            {
                const std::scoped_lock lock(mutex_);
                if (std::ranges::find(states_, state) != states_.end()) return true;
            }
            std::this_thread::sleep_for(50ms);
        }
        return false;
    }

  private:
    mutable std::mutex mutex_;
    std::vector<PrinterState> states_;
};

} // namespace

TEST_CASE("a slip is printed on a real IPP printer") {
    RealPrinter real;
    auto printer = real.printer();
    CHECK(printer.state() == PrinterState::Ready);
    CHECK(platform::print_and_follow(printer, page()) == PrintOutcome::Printed);
    CHECK(real.printed() == 1);
    CHECK(printer.job({4711}).error().kind == core::ErrorKind::NotFound);
}

TEST_CASE("an empty tray, a jam and an open door are told apart, before and during a job") {
    RealPrinter real("paper-out");
    auto printer = real.printer();
    CHECK(printer.state() == PrinterState::PaperOut);
    real.set("jam");
    CHECK(printer.state() == PrinterState::PaperJam);
    real.set("door-open");
    CHECK(printer.state() == PrinterState::DoorOpen);

    Told told;
    core::Result<PrintOutcome> outcome = PrintOutcome::Failed;
    std::jthread job(
        [&] { outcome = platform::print_and_follow(printer, page(), [&](PrinterState state) { told.add(state); }); });
    CHECK(told.soon(PrinterState::DoorOpen));
    real.set("paper-out");
    CHECK(told.soon(PrinterState::PaperOut));
    CHECK(real.printed() == 0);
    real.set("ready");
    job.join();
    CHECK(outcome == PrintOutcome::Printed);
    CHECK(real.printed() == 1);
}

TEST_CASE("a slip that waits for paper is taken back when its person has gone") {
    RealPrinter real("paper-out");
    auto printer = real.printer();
    Told told;
    core::Result<PrintOutcome> outcome = PrintOutcome::Failed;
    std::jthread job([&](const std::stop_token& stop) {
        outcome =
            platform::print_and_follow(printer, page(), [&](PrinterState state) { told.add(state); }, {.gone = stop});
    });
    CHECK(told.soon(PrinterState::PaperOut));
    job.request_stop();
    job.join();
    CHECK(outcome == PrintOutcome::Cancelled);
    real.set("ready");
    // The next person's slip comes out, and only theirs.
    CHECK(platform::print_and_follow(printer, page()) == PrintOutcome::Printed);
    CHECK(real.printed() == 1);
}

TEST_CASE("who has gone still gets what a working printer has, and nothing comes out of one that had no paper") {
    RealPrinter real;
    auto printer = real.printer();
    std::stop_source gone;
    gone.request_stop();
    CHECK(platform::print_and_follow(printer, page(), {}, {.gone = gone.get_token()}) == PrintOutcome::Printed);
    CHECK(real.printed() == 1);
    real.set("paper-out");
    CHECK(platform::print_and_follow(printer, page(), {}, {.gone = gone.get_token()}) == PrintOutcome::Cancelled);
    real.set("ready");
    CHECK(platform::print_and_follow(printer, page()) == PrintOutcome::Printed);
    CHECK(real.printed() == 2);
}

TEST_CASE("a slip that never ends is taken back: of who has gone after a while, at the end of the program at once") {
    StuckPrinter printer;
    const platform::Patience patience{.between = 1ms, .leaving = 50ms};
    std::stop_source gone, ending;
    gone.request_stop();
    CHECK(platform::print_and_follow(printer, page(), {}, {.gone = gone.get_token()}, patience) ==
          PrintOutcome::Cancelled);
    CHECK(printer.looks > 5);
    CHECK(printer.taken_back == 1);
    printer.looks = 0;
    ending.request_stop();
    CHECK(platform::print_and_follow(printer, page(), {}, {.ending = ending.get_token()}, patience) ==
          PrintOutcome::Cancelled);
    CHECK(printer.looks == 1);
    CHECK(printer.taken_back == 2);
}

TEST_CASE("a printer that is not there is offline, at once and without an exception") {
    auto printer = platform::IppPrinter::make({.uri = "ipp://localhost:9/ipp/print"}).value();
    CHECK(printer.state() == PrinterState::Offline);
    CHECK(printer.print(page()).error().kind == core::ErrorKind::Unavailable);
    CHECK(platform::print_and_follow(printer, page()).error().kind == core::ErrorKind::Unavailable);
}

TEST_CASE("an address that is no printer's is refused when it is configured") {
    for (const char* uri : {"", "http://example.org/", "ipp:/nothing", "two words"})
        CHECK(platform::IppPrinter::make({.uri = uri}).error().kind == core::ErrorKind::Configuration);
    CHECK(platform::IppPrinter::make({.uri = "Bornes"}).has_value());
    CHECK(platform::IppPrinter::make({.uri = "ipps://printer.example.org:8631/ipp/print"}).has_value());
}

TEST_CASE("what is not a PDF never reaches the printer") {
    auto printer = platform::IppPrinter::make({.uri = "ipp://localhost:9/ipp/print"}).value();
    CHECK(printer.print({.pdf = core::to_bytes("hello"), .name = "x", .media = {}}).error().kind ==
          core::ErrorKind::InvalidInput);
}

TEST_CASE("what a printer says of itself becomes what a person can do about it") {
    const auto state = [](std::vector<std::string> reasons, bool one_tray = true) {
        return platform::state_of({.activity = IppActivity::Idle, .accepting = true, .reasons = std::move(reasons)},
                                  one_tray);
    };
    CHECK(state({"none"}) == PrinterState::Ready);
    CHECK(state({"media-empty-report"}) == PrinterState::PaperOut);
    CHECK(state({"media-empty-warning"}, false) == PrinterState::Ready);
    CHECK(state({"media-empty-error"}, false) == PrinterState::PaperOut);
    CHECK(state({"media-needed"}, false) == PrinterState::PaperOut);
    CHECK(state({"media-empty", "media-jam-warning", "door-open-report"}) == PrinterState::DoorOpen);
    CHECK(state({"media-empty", "media-jam-warning"}) == PrinterState::PaperJam);
    CHECK(state({"toner-low-warning", "media-low-warning"}) == PrinterState::Ready);
    CHECK(state({"paused"}) == PrinterState::Offline);
    CHECK(platform::state_of({.activity = IppActivity::Stopped, .accepting = true, .reasons = {"other-error"}}, true) ==
          PrinterState::Offline);
    CHECK(platform::state_of({.activity = IppActivity::Processing, .accepting = true, .reasons = {}}, true) ==
          PrinterState::Printing);
    CHECK(platform::state_of({.activity = IppActivity::Idle, .accepting = false, .reasons = {}}, true) ==
          PrinterState::Offline);
}

TEST_CASE("without a printer the slip is kept as a file that only its owner reads") {
    const temporary::Folder folder("slips");
    platform::PdfPrinter printer(folder / "deep");
    CHECK(printer.state() == PrinterState::None);
    CHECK(platform::print_and_follow(printer, page()) == PrintOutcome::Printed);
    const auto file = folder / "deep" / "K7QM-2F9D.pdf";
    REQUIRE(fs::exists(file));
    CHECK(fs::file_size(file) == page().pdf.size());
    CHECK((fs::status(file).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
    auto outside = page();
    outside.name = "../../etc/x";
    CHECK(printer.print(outside).has_value());
    CHECK(fs::exists(folder / "deep" / "______etc_x.pdf"));
}

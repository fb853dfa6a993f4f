// The world around one journey: a real scheduler on loopback, a real IPP printer program, an enrolled terminal and its
// kiosk, each a process of its own with its own folder and log. Nothing in it is a stand-in but the picture in front of
// the camera and the clock.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "tests/journeys/kiosk_client.h"
#include "tests/journeys/process.h"
#include "tests/platform/chip.h"

namespace accueil::journeys {

struct Places {
    std::filesystem::path bin;     // the programs
    std::filesystem::path printer; // tests/journeys/printer
    std::filesystem::path samples; // pictures of sample documents, a folder a day, drawn when they are first wanted
    std::filesystem::path work;    // this journey's own folder, made anew
};

struct Setting {
    std::chrono::local_seconds clock{}; // at the desk; both ends start here
    std::string desk = "international";
    int width = 1920, height = 1080;
    std::string printer = "ready"; // or paper-out, jam, none
    bool chip = false;             // the machine has a TPM (of software)
};

class Stage {
  public:
    Stage(Places places, Setting setting);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // The scheduler is made and started, the terminal enrolled, the printer and the kiosk started.
    [[nodiscard]] core::Result<void> start();
    [[nodiscard]] core::Result<void> start_scheduler();
    void stop_scheduler();
    // `accueil-scheduler …` on this instance, beside the running server.
    [[nodiscard]] core::Result<void> scheduler_command(const std::vector<std::string>& arguments);
    [[nodiscard]] core::Result<void> start_kiosk();
    [[nodiscard]] core::Result<void> set_printer(const std::string& state);
    void stop_kiosk();
    void kill_kiosk() { kiosk_->kill(); }
    // While no kiosk runs: a copy of the terminal's store is taken, or put back in its place.
    [[nodiscard]] core::Result<void> keep_disk();
    [[nodiscard]] core::Result<void> restore_disk();
    [[nodiscard]] KioskClient& kiosk() { return *kiosk_; } // only while has_kiosk()
    [[nodiscard]] bool has_kiosk() const { return kiosk_.has_value(); }

    // An operator's call to the scheduler, with the operator's certificate. The answer's body as JSON.
    [[nodiscard]] core::Result<nlohmann::json> operator_get(const std::string& target);
    [[nodiscard]] core::Result<nlohmann::json> operator_post(const std::string& target, const nlohmann::json& body);
    // `accueilctl … --json` on this terminal.
    [[nodiscard]] core::Result<nlohmann::json> ctl(const std::vector<std::string>& arguments);

    // The PDF printed, or kept, last; nothing yet: NotFound.
    [[nodiscard]] core::Result<std::filesystem::path> last_slip() const;
    // A sample document of the day of the clock.
    [[nodiscard]] core::Result<std::filesystem::path> sample(const std::string& name) const;
    // A hand scanner on a serial port reads it.
    [[nodiscard]] core::Result<void> scan(const std::string& text);
    // The confined decoder of the kiosk: SIGKILL, or SIGSTOP for one that hangs.
    [[nodiscard]] core::Result<void> signal_decoder(int number);
    [[nodiscard]] std::vector<std::filesystem::path> logs() const;
    [[nodiscard]] const Places& places() const { return places_; }

  private:
    [[nodiscard]] core::Result<void> make_scheduler();
    [[nodiscard]] core::Result<void> enrol();
    [[nodiscard]] core::Result<std::string> open_scanner();
    [[nodiscard]] core::Result<void> write_configuration();
    [[nodiscard]] core::Result<nlohmann::json> operator_call(const std::string& method, const std::string& target,
                                                             const std::string& body);
    [[nodiscard]] std::filesystem::path log(const std::string& name) const { return places_.work / "log" / name; }

    Places places_;
    Setting setting_;
    std::string offset_; // seconds between the machine's clock and the stage's
    int port_ = 0;
    int printer_port_ = 0;
    std::optional<test::Chip> chip_;
    std::optional<Process> scheduler_;
    int scanner_ = -1; // the stage's end of the scanner's line
    std::optional<KioskClient> kiosk_;
};

} // namespace accueil::journeys

// accueil-kiosk: the program at the arrival desks. This file only wires.
#include <malloc.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <iostream>
#include <optional>
#include <thread>

#ifdef ACCUEIL_DRIVER
#include "kiosk/runtime/driver.h"
#endif
#include "kiosk/runtime/kiosk.h"
#include "kiosk/runtime/staged_clock.h"
#include "shared/core/log.h"
#include "shared/core/places.h"

namespace {

using namespace accueil;

// Memory holds what people said of themselves: it goes into no core file, no other process of ours may look into it,
// and what was freed is overwritten.
void keep_memory_private() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::mallopt(M_PERTURB, 0x5A);
    ::mallopt(M_MMAP_THRESHOLD, 128 << 10); // pictures go back to the system at once; glibc would come to keep them
#ifndef ACCUEIL_SANITIZED                   // whose search for leaks looks in from another process
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

// SIGTERM and SIGINT end the loop; whatever was confirmed is on the disk already.
sigset_t signals_that_end() {
    sigset_t set{};
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT}) sigaddset(&set, number);
    return set;
}

// Waits for one of them on a thread of its own, for as long as the kiosk is there.
class Watch {
  public:
    explicit Watch(runtime::Kiosk& kiosk)
        : thread_([&kiosk] {
              const auto set = signals_that_end();
              int number = 0;
              ::sigwait(&set, &number);
              kiosk.stop();
          }) {}
    ~Watch() {
        ::pthread_kill(thread_.native_handle(), SIGTERM); // which only that thread waits for
        thread_.join();
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

  private:
    std::thread thread_;
};

int failed(const core::Error& error) {
    core::log::error("kiosk.not-started", {{"error", error}});
    std::cerr << error.detail << '\n';
    return 1;
}

// Left out of the configuration: every language that there is a catalogue for.
core::Result<void> choose_languages(std::vector<std::string>& offered, const text::Catalogues& catalogues) {
    if (offered.empty())
        for (const auto& language : catalogues.languages().all())
            if (catalogues.has(language.code)) offered.push_back(language.code);
    for (const auto& code : offered)
        if (!catalogues.has(code))
            return core::fail(core::ErrorKind::Configuration, "[languages] enabled: no catalogue for " + code);
    return {};
}

#ifdef ACCUEIL_DRIVER
std::unique_ptr<runtime::Driver> driver_of(runtime::Kiosk& kiosk, runtime::StagedClock& clock) {
    return std::make_unique<runtime::Driver>(
        kiosk.bell(),
        runtime::DriverHands{.tree = [&kiosk]() -> const view::Tree& { return kiosk.view().tree(); },
                             .focus = [&kiosk] { return kiosk.view().focus(); },
                             .spoken = [&kiosk] { return kiosk.speech().take_said(); },
                             .touch = [&kiosk](view::Point place, bool down) { kiosk.view().touch(place, down); },
                             .key = [&kiosk](view::Key key) { kiosk.view().press(key); },
                             .show = [&kiosk](const std::string& file) -> core::Result<void> {
                                 if (kiosk.pictures() == nullptr)
                                     return core::fail(core::ErrorKind::Unsupported, "the camera is a real one");
                                 if (!file.empty()) return kiosk.pictures()->show(file);
                                 return kiosk.pictures()->clear(), core::Result<void>{};
                             },
                             .advance =
                                 [&kiosk, &clock](std::chrono::seconds by) {
                                     // Second by second, as it would have passed.
                                     for (auto left = by; left.count() > 0; --left) {
                                         clock.advance(std::chrono::seconds{1});
                                         kiosk.loop().tick();
                                     }
                                 },
                             .picture = [&kiosk](const std::string& file) { return kiosk.view().save_png(file); },
                             .quit = [&kiosk] { kiosk.stop(); }});
}
#endif

} // namespace

int main(int argc, char** argv) {
    CLI::App app{"The check-in kiosk of the arrival desks.", "accueil-kiosk"};
    app.set_version_flag("--version", "accueil-kiosk " ACCUEIL_VERSION);
    std::string file{configuration::default_terminal_file};
    std::string at;
    bool drive = false;
    app.add_option("--configuration", file, "The terminal's configuration file")->capture_default_str();
#ifdef ACCUEIL_DRIVER
    app.add_flag("--drive", drive, "Obey the parent process (kiosk/runtime/driver_protocol.md)");
    app.add_option("--clock", at, "With --drive: where the desk's clock stands (RFC 3339)");
#endif
    CLI11_PARSE(app, argc, argv);

    keep_memory_private();
    const auto ending = signals_that_end();
    ::pthread_sigmask(SIG_BLOCK, &ending, nullptr); // before any other thread starts
    ::signal(SIGPIPE, SIG_IGN); // a scheduler that hangs up in the middle of a call is an error like others
    auto configuration = configuration::load_terminal(file);
    if (!configuration) return failed(configuration.error());
    const auto catalogues = text::Catalogues::load(core::share_folder());
    if (!catalogues) return failed(catalogues.error());
    if (auto offered = choose_languages(configuration->languages, *catalogues); !offered)
        return failed(offered.error());
    core::SystemClock machine;
    core::SystemRandom random;
    std::optional<runtime::StagedClock> staged;
    std::optional<core::SystemClock> network;
    if (drive) {
        const auto start = at.empty() ? core::Result<core::Instant>{machine.now()} : core::parse_rfc3339(at);
        if (!start) return failed(start.error());
        staged.emplace(*start);
        network.emplace(*start - machine.now());
    }
    core::Clock& desk = staged ? static_cast<core::Clock&>(*staged) : machine;
    auto kiosk = runtime::Kiosk::open(*configuration, *catalogues, {desk, network ? *network : machine}, random);
    if (!kiosk) return failed(kiosk.error());
    const Watch watch(**kiosk);
#ifdef ACCUEIL_DRIVER
    std::unique_ptr<runtime::Driver> driver;
    if (drive) {
        (*kiosk)->speech().remember([bell = &(*kiosk)->bell()] { bell->ring(); });
        driver = driver_of(**kiosk, *staged);
        (*kiosk)->loop().drive(driver.get());
    }
#endif
    (*kiosk)->run();
    core::log::info("kiosk.stopped");
    return 0;
}

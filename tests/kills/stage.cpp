#include "tests/kills/stage.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include "shared/store/store.h"
#include "shared/sync/curl_transport.h"
#include "shared/sync/enrolment.h"

namespace accueil::kills {

using journeys::Process;
using namespace std::chrono_literals;

namespace {

const std::string program = BUILD_DIR "/bin/accueil-scheduler";
const std::string terminal_program = BUILD_DIR "/bin/kills-terminal";
const std::string visitor_program = BUILD_DIR "/bin/kills-visitor";

template<class T>
T must(core::Result<T> result, const std::string& what) {
    if (result) return std::move(*result);
    std::fprintf(stderr, "kills: %s: %s\n", what.c_str(), result.error().detail.c_str());
    std::exit(2);
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

// More slots than a long run can use up.
std::string offices() {
    std::string text;
    for (int office = 0; office < 6; ++office) {
        const auto id = "load-" + std::to_string(office);
        text += "[[office]]\nid = \"" + id +
                "\"\nname = \"Bureau\"\nregions = [\"06\"]\nhours = [\"mon-fri 08:00-18:00\"]\n";
        for (int agent = 0; agent < 50; ++agent)
            text += "[[office.agent]]\nid = \"" + id + "-" + std::to_string(agent) + "\"\nlanguages = [\"fr\"]\n";
    }
    return text;
}

} // namespace

Stage::Stage(std::filesystem::path folder, int terminals, int kiosks) : folder_(std::move(folder)) {
    make_instance();
    start_scheduler();
    line_ = std::make_unique<Line>(port_);
    for (int i = 0; i < terminals + kiosks; ++i) {
        const bool is_kiosk = i >= terminals;
        terminals_.push_back(
            {core::TerminalId{(is_kiosk ? "yul-desk-" : "yul-load-") + std::to_string(i)}, {}, is_kiosk});
        enrol(terminals_.back().id);
        if (is_kiosk) configure(terminals_.back().id);
    }
    for (auto& terminal : terminals_)
        terminal.process = terminal.is_kiosk ? start_visitor(terminal.id) : start(terminal.id, "load");
    wait_for_promises(10, 60s);
    // A person at a screen takes longer than a program.
    const auto told = [&](const Terminal& terminal) {
        return std::ranges::any_of(promises_, [&](const auto& one) { return one.second.terminal == terminal.id; });
    };
    for (int i = 0; i < 240 && !std::ranges::all_of(terminals_, told); ++i) wait_for_promises(1000, 250ms);
    if (!std::ranges::all_of(terminals_, told) || promises_.size() < 10)
        must(core::Result<int>(core::fail(core::ErrorKind::Timeout, "no bookings")), "start");
}

void Stage::make_instance() {
    const auto instance = (folder_ / "instance").string();
    const auto status = must(
        journeys::run({.arguments = {program, "init", "--folder", instance}, .log = folder_ / "log"}, 120s), "init");
    if (status != 0) must(core::Result<int>(core::fail(core::ErrorKind::Internal, text_of(folder_ / "log"))), "init");
    std::ofstream(folder_ / "instance/offices.toml") << offices();
}

void Stage::start_scheduler() {
    const auto port_file = folder_ / "port";
    std::filesystem::remove(port_file);
    scheduler_ = must(Process::start({.arguments = {program, "--config", (folder_ / "instance/scheduler.toml").string(),
                                                    "--port", std::to_string(port_), "--port-file", port_file.string()},
                                      .log = folder_ / "scheduler.log"}),
                      "scheduler");
    for (int i = 0; i < 2400 && !std::filesystem::exists(port_file); ++i) {
        std::this_thread::sleep_for(25ms);
        if (i % 4 == 0) listen();
    }
    const auto text = text_of(port_file);
    if (text.empty())
        must(core::Result<int>(core::fail(core::ErrorKind::Timeout, text_of(folder_ / "scheduler.log"))), "scheduler");
    port_ = std::stoi(text);
}

void Stage::enrol(const core::TerminalId& id) {
    const auto output = folder_ / ("token-" + id.value);
    must(journeys::run({.arguments = {program, "token", "--config", (folder_ / "instance/scheduler.toml").string(),
                                      "--terminal", id.value},
                        .log = output},
                       60s),
         "token");
    auto token = text_of(output);
    token = token.substr(0, token.find('\n'));
    const sync::IdentityFiles files{(folder_ / id.value).string()};
    std::filesystem::create_directories(files.directory);
    core::SystemClock clock;
    core::SystemRandom random;
    const auto key = must(security::DeviceKey::load_or_make(files.device_key(), random), "device key");
    const auto store = must(store::Store::open(files.directory + "/terminal.sqlite", key, clock, random), "store");
    const auto transport = must(sync::make_curl_transport({.url = "https://localhost:" + std::to_string(port_),
                                                           .ca_file = (folder_ / "instance/ca.pem").string()}),
                                "transport");
    must(sync::enrol(*transport, token, "kills", files, *store, random), "enrolment of " + id.value);
}

// Where nothing but the screen and the network is there.
void Stage::configure(const core::TerminalId& id) {
    const auto home = (folder_ / id.value).string();
    std::ofstream(folder_ / id.value / "kiosk.toml")
        << "[terminal]\nid = \"" << id.value << "\"\nidentity = \"" << home << "\"\n[scheduler]\nurl = "
        << "\"https://localhost:" << line_->port() << "\"\n[store]\nfolder = \"" << home << "\"\n"
        << "[counter]\ntpm = \"none\"\n[display]\nfullscreen = false\n[camera]\ndevice = \"none\"\n"
        << "[printer]\nfolder = \"" << home << "/slips\"\n[journey]\nfarewell_seconds = 5\n";
}

Process Stage::start_visitor(const core::TerminalId& id) {
    return must(
        Process::start({.arguments = {visitor_program, (folder_ / id.value).string(), std::to_string(++starts_)},
                        .log = folder_ / (id.value + ".log"),
                        .speaks = true}),
        id.value);
}

Process Stage::start(const core::TerminalId& id, const std::string& mode) {
    return must(Process::start({.arguments = {terminal_program, (folder_ / id.value).string(),
                                              "https://localhost:" + std::to_string(line_->port()),
                                              std::to_string(++starts_), mode},
                                .log = folder_ / (id.value + ".log"),
                                .speaks = true}),
                id.value);
}

void Stage::listen(Terminal& terminal, bool to_the_end) {
    for (;;) {
        const auto line = terminal.process.hear(to_the_end ? 5000ms : 5ms);
        if (!line) return;
        hear(terminal, *line);
    }
}

void Stage::hear(Terminal& terminal, const std::string& line) {
    const auto blank = line.find(' ');
    if (blank == std::string::npos) return;
    const auto first = line.substr(0, blank), rest = line.substr(blank + 1);
    if (first == "fault") must(core::Result<int>(core::fail(core::ErrorKind::Internal, rest)), terminal.id.value);
    if (first == "kiosk")
        terminal.kiosk = std::stoi(rest);
    else
        promises_[first] = {rest, terminal.id};
}

void Stage::listen() {
    for (auto& terminal : terminals_) listen(terminal, false);
}

void Stage::wait_for_promises(std::size_t more, std::chrono::milliseconds patience) {
    const auto enough = promises_.size() + more;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (promises_.size() < enough && std::chrono::steady_clock::now() < end) listen();
}

void Stage::kill_scheduler() {
    scheduler_.signal(SIGKILL);
    scheduler_.wait(10s);
    start_scheduler();
}

// Whoever stands before it starts it again; until then it can't be killed once more.
void Stage::kill_kiosk(Terminal& terminal) {
    for (int i = 0; i < 2400 && terminal.kiosk < 0; ++i) {
        std::this_thread::sleep_for(25ms);
        listen();
    }
    if (terminal.kiosk < 0) must(core::Result<int>(core::fail(core::ErrorKind::Timeout, "no kiosk")), "kill");
    ::kill(std::exchange(terminal.kiosk, -1), SIGKILL);
}

void Stage::kill_terminal(std::size_t number) {
    auto& terminal = terminals_[number % terminals_.size()];
    if (terminal.is_kiosk) return kill_kiosk(terminal);
    terminal.process.signal(SIGKILL);
    const auto status = terminal.process.wait(10s);
    listen(terminal, true);
    // One that had ended by itself found its own store unfit: that is a finding, not a kill.
    if (status != 128 + SIGKILL)
        must(core::Result<int>(core::fail(core::ErrorKind::Internal, text_of(folder_ / (terminal.id.value + ".log")))),
             terminal.id.value);
    terminal.process = start(terminal.id, "load");
}

bool Stage::settle(std::chrono::seconds patience) {
    cut(false);
    for (auto& terminal : terminals_) {
        if (terminal.is_kiosk) {
            must(terminal.process.say("enough").transform([] { return 0; }), terminal.id.value);
            continue;
        }
        terminal.process.signal(SIGKILL);
        terminal.process.wait(10s);
        listen(terminal, true);
        terminal.process = start(terminal.id, "drain");
    }
    const auto end = std::chrono::steady_clock::now() + patience;
    bool delivered = true;
    for (auto& terminal : terminals_) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(end - std::chrono::steady_clock::now());
        delivered = terminal.process.wait(std::max(left, 1s)) == 0 && delivered;
        listen(terminal, true);
    }
    scheduler_.signal(SIGTERM);
    return scheduler_.wait(20s) == 0 && delivered;
}

Ended Stage::judge() const {
    std::map<core::TerminalId, std::string> files;
    for (const auto& terminal : terminals_)
        files.emplace(terminal.id, (folder_ / terminal.id.value / "terminal.sqlite").string());
    return kills::judge(promises_, (folder_ / "instance/scheduler.sqlite").string(), files);
}

} // namespace accueil::kills

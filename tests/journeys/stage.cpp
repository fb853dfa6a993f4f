#include "tests/journeys/stage.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <format>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "shared/calendar/zone.h"

namespace accueil::journeys {

namespace fs = std::filesystem;
using core::ErrorKind;
using core::fail;
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

core::Result<std::string> line_of(const fs::path& file, std::chrono::milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
        std::ifstream in(file);
        if (std::string line; std::getline(in, line) && !line.empty()) return line;
        std::this_thread::sleep_for(10ms);
    }
    return fail(ErrorKind::Timeout, "nothing in " + file.filename().string());
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t collect(char* data, std::size_t size, std::size_t count, void* into) {
    static_cast<std::string*>(into)->append(data, size * count);
    return size * count;
}

core::Result<void> succeeded(core::Result<int> status, const std::string& what, const fs::path& log) {
    if (!status) return std::unexpected(status.error());
    if (*status == 0) return {};
    return fail(ErrorKind::Unavailable, what + " ended with status " + std::to_string(*status) + ": " + text_of(log));
}

} // namespace

Stage::Stage(Places places, Setting setting) : places_(std::move(places)), setting_(std::move(setting)) {
    const auto staged = calendar::instant_of(setting_.clock);
    const auto real = core::SystemClock{}.now();
    offset_ = std::to_string(std::chrono::round<std::chrono::seconds>(staged - real).count());
}

Stage::~Stage() {
    if (scanner_ >= 0) ::close(scanner_);
}

core::Result<void> Stage::start() {
    fs::remove_all(places_.work);
    for (const auto* folder : {"log", "pictures", "slips", "terminal"}) fs::create_directories(places_.work / folder);
    if (auto made = make_scheduler(); !made) return made;
    if (auto started = start_scheduler(); !started) return started;
    if (setting_.printer != "none")
        if (auto printing = set_printer(setting_.printer); !printing) return printing;
    if (setting_.chip) chip_.emplace();
    if (auto written = write_configuration(); !written) return written;
    if (auto enrolled = enrol(); !enrolled) return enrolled;
    return start_kiosk();
}

core::Result<void> Stage::make_scheduler() {
    const Process::Start init{{(places_.bin / "accueil-scheduler").string(), "init", "--folder",
                               (places_.work / "scheduler").string(), "--demo", "--clock-offset", offset_},
                              {},
                              log("scheduler-init.log")};
    return succeeded(run(init, 60s), "accueil-scheduler init", init.log);
}

core::Result<void> Stage::start_scheduler() {
    const auto port_file = places_.work / "scheduler" / "port";
    fs::remove(port_file);
    // The first start takes any free port; later ones the same, since the terminal knows it.
    auto process =
        Process::start({{(places_.bin / "accueil-scheduler").string(), "--config",
                         (places_.work / "scheduler" / "scheduler.toml").string(), "--port", std::to_string(port_),
                         "--port-file", port_file.string(), "--clock-offset", offset_},
                        {},
                        log("scheduler.log")});
    if (!process) return std::unexpected(process.error());
    scheduler_ = std::move(*process);
    const auto port = line_of(port_file, 30s);
    if (!port) return fail(ErrorKind::Unavailable, "the scheduler does not start: " + text_of(log("scheduler.log")));
    port_ = std::stoi(*port);
    return {};
}

void Stage::stop_scheduler() {
    if (scheduler_) scheduler_->stop();
    scheduler_.reset();
}

core::Result<void> Stage::scheduler_command(const std::vector<std::string>& arguments) {
    Process::Start start{{(places_.bin / "accueil-scheduler").string()}, {}, log("scheduler-command.log")};
    start.arguments.insert(start.arguments.end(), arguments.begin(), arguments.end());
    for (const auto& more : {std::string("--config"), (places_.work / "scheduler" / "scheduler.toml").string(),
                             std::string("--clock-offset"), offset_})
        start.arguments.push_back(more);
    return succeeded(run(start, 30s), "accueil-scheduler " + arguments.front(), start.log);
}

core::Result<void> Stage::set_printer(const std::string& state) {
    // tests/journeys/printer keeps ippeveprinter running in a folder and says its state to it.
    const Process::Start start{
        {places_.printer.string(), "start", (places_.work / "printer").string(), state}, {}, log("printer.log")};
    if (auto done = succeeded(run(start, 30s), "the printer", start.log); !done) return done;
    const auto port = line_of(places_.work / "printer" / "port", 10s);
    if (!port) return std::unexpected(port.error());
    printer_port_ = std::stoi(*port);
    return {};
}

// The scanner is a real serial line: the kiosk opens the far end as it would open /dev/ttyACM0.
core::Result<std::string> Stage::open_scanner() {
    scanner_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    char name[128];
    if (scanner_ < 0 || ::grantpt(scanner_) != 0 || ::unlockpt(scanner_) != 0 ||
        ::ptsname_r(scanner_, name, sizeof name) != 0)
        return fail(ErrorKind::Unavailable, "no pseudo-terminal for the scanner");
    termios raw{};
    ::tcgetattr(scanner_, &raw);
    ::cfmakeraw(&raw);
    ::tcsetattr(scanner_, TCSANOW, &raw);
    return std::string(name);
}

core::Result<void> Stage::write_configuration() {
    const auto scanner = open_scanner();
    if (!scanner) return std::unexpected(scanner.error());
    const auto terminal = places_.work / "terminal";
    std::ofstream out(terminal / "kiosk.toml");
    out << "[terminal]\nid = \"yul-test-01\"\ndesk = \"" << setting_.desk << "\"\nidentity = \"identity\"\n"
        << "[scheduler]\nurl = \"https://localhost:" << port_ << "\"\n"
        << "[store]\nfolder = \"store\"\n[counter]\ntpm = \"" << (chip_ ? chip_->tcti() : "none") << "\"\n"
        << "[display]\nwidth = " << setting_.width << "\nheight = " << setting_.height << "\nfullscreen = false\n"
        << "[camera]\npictures = \"frames\"\n"
        << "[printer]\n";
    if (setting_.printer != "none") out << "uri = \"ipp://localhost:" << printer_port_ << "/ipp/print\"\n";
    out << "folder = \"../slips\"\n";
    out << "[journey]\nidle_seconds = 60\ncountdown_seconds = 30\nfarewell_seconds = 10\n";
    out << "[[scanners]]\ndevice = \"" << *scanner << "\"\nkind = \"serial\"\n";
    fs::create_directories(terminal / "frames");
    return {};
}

core::Result<void> Stage::enrol() {
    const auto token_file = log("token");
    const Process::Start token{{(places_.bin / "accueil-scheduler").string(), "token", "--config",
                                (places_.work / "scheduler" / "scheduler.toml").string(), "--terminal", "yul-test-01",
                                "--desk", setting_.desk, "--clock-offset", offset_},
                               {},
                               token_file};
    if (auto done = succeeded(run(token, 20s), "accueil-scheduler token", token_file); !done) return done;
    // The token is the last line: what comes before it is the log.
    auto text = text_of(token_file);
    fs::remove(token_file);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    text.erase(0, text.rfind('\n') + 1);
    const auto ctl_program = (places_.bin / "accueilctl").string();
    const auto configuration = (places_.work / "terminal" / "kiosk.toml").string();
    const Process::Start enrol{{ctl_program, "--configuration", configuration, "enrol", "--token", text, "--ca",
                                (places_.work / "scheduler" / "ca.pem").string()},
                               {},
                               log("enrol.log")};
    if (auto done = succeeded(run(enrol, 30s), "accueilctl enrol", enrol.log); !done) return done;
    const Process::Start pin{{"/bin/sh", "-c",
                              "printf '246810\\n' | '" + ctl_program + "' --configuration '" + configuration +
                                  "' pin set --staff R12 --stdin"},
                             {},
                             log("pin.log")};
    return succeeded(run(pin, 30s), "accueilctl pin", pin.log);
}

core::Result<void> Stage::start_kiosk() {
    const auto start = core::to_rfc3339(calendar::instant_of(setting_.clock));
    auto client =
        KioskClient::start({{(places_.bin / "accueil-kiosk").string(), "--configuration",
                             (places_.work / "terminal" / "kiosk.toml").string(), "--drive", "--clock", start},
                            {{"SDL_VIDEODRIVER", "dummy"}},
                            log("kiosk.log"),
                            true});
    if (!client) return std::unexpected(client.error());
    kiosk_ = std::move(*client);
    if (auto seen = kiosk_->look(); !seen)
        return fail(ErrorKind::Unavailable, "the kiosk does not start: " + text_of(log("kiosk.log")));
    return {};
}

void Stage::stop_kiosk() {
    if (kiosk_) kiosk_->quit();
    kiosk_.reset();
}

core::Result<void> Stage::keep_disk() {
    std::error_code failure;
    fs::copy(places_.work / "terminal" / "store", places_.work / "kept", fs::copy_options::recursive, failure);
    return failure ? fail(ErrorKind::Unavailable, failure.message()) : core::Result<void>{};
}

core::Result<void> Stage::restore_disk() {
    const auto store = places_.work / "terminal" / "store";
    std::error_code failure;
    fs::remove_all(store, failure);
    if (!failure) fs::copy(places_.work / "kept", store, fs::copy_options::recursive, failure);
    return failure ? fail(ErrorKind::Unavailable, failure.message()) : core::Result<void>{};
}

core::Result<json> Stage::operator_get(const std::string& target) { return operator_call("GET", target, {}); }

core::Result<json> Stage::operator_post(const std::string& target, const json& body) {
    return operator_call("POST", target, body.dump());
}

core::Result<json> Stage::operator_call(const std::string& method, const std::string& target, const std::string& body) {
    const auto folder = places_.work / "scheduler";
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    std::string answer;
    const std::string url = "https://localhost:" + std::to_string(port_) + target;
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CAINFO, (folder / "ca.pem").c_str());
    curl_easy_setopt(curl.get(), CURLOPT_SSLCERT, (folder / "operator.pem").c_str());
    curl_easy_setopt(curl.get(), CURLOPT_SSLKEY, (folder / "operator.key").c_str());
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 10L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
        curl_slist_append(nullptr, "Content-Type: application/json"), curl_slist_free_all);
    if (!body.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
    }
    if (const auto code = curl_easy_perform(curl.get()); code != CURLE_OK)
        return fail(ErrorKind::Unavailable, std::string("the scheduler: ") + curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status / 100 != 2)
        return fail(ErrorKind::Refused, target + " answers " + std::to_string(status) + " " + answer);
    if (answer.empty()) return json::object();
    auto read = json::parse(answer, nullptr, false);
    if (read.is_discarded()) return fail(ErrorKind::Corrupt, target + " does not answer JSON");
    return read;
}

core::Result<json> Stage::ctl(const std::vector<std::string>& arguments) {
    const auto answer = log("ctl.json");
    fs::remove(answer);
    Process::Start start{
        {(places_.bin / "accueilctl").string(), "--configuration", (places_.work / "terminal" / "kiosk.toml").string()},
        {},
        answer};
    start.arguments.insert(start.arguments.end(), arguments.begin(), arguments.end());
    if (auto done = succeeded(run(start, 20s), "accueilctl " + arguments.front(), answer); !done)
        return std::unexpected(done.error());
    auto read = json::parse(text_of(answer), nullptr, false);
    if (read.is_discarded())
        return fail(ErrorKind::Corrupt, "accueilctl " + arguments.front() + ": " + text_of(answer));
    return read;
}

core::Result<fs::path> Stage::last_slip() const {
    std::vector<fs::path> slips;
    for (const auto& folder : {places_.work / "printer" / "printed", places_.work / "slips"}) {
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".pdf") slips.push_back(entry.path());
    }
    if (slips.empty()) return fail(ErrorKind::NotFound, "no slip was printed");
    return *std::ranges::max_element(slips, {}, [](const fs::path& file) { return fs::last_write_time(file); });
}

core::Result<fs::path> Stage::sample(const std::string& name) const {
    const auto day = std::format("{:%F}", std::chrono::floor<std::chrono::days>(setting_.clock));
    // By the program too: what an earlier one drew lacks what was added to it since.
    const auto program = places_.bin / "make-samples";
    std::error_code missing;
    const auto built = std::chrono::floor<std::chrono::seconds>(fs::last_write_time(program, missing));
    const auto folder = places_.samples / std::format("{}.{}", day, built.time_since_epoch().count());
    if (!fs::exists(folder)) {
        // Drawn aside and then named, so that two runners never see half a folder.
        const auto aside = places_.samples / (day + "." + places_.work.filename().string());
        const Process::Start make{{program.string(), aside.string(), day}, {}, log("samples.log")};
        if (auto done = succeeded(run(make, 120s), "make-samples", make.log); !done)
            return std::unexpected(done.error());
        std::error_code other_was_first;
        fs::rename(aside, folder, other_was_first);
        if (other_was_first) fs::remove_all(aside);
    }
    const auto picture = folder / (name + ".png");
    if (!fs::exists(picture)) return fail(ErrorKind::NotFound, "no sample " + name);
    return picture;
}

core::Result<void> Stage::scan(const std::string& text) {
    const std::string line = text + "\r";
    if (::write(scanner_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        return fail(ErrorKind::Unavailable, "the scanner's line is cut");
    return {};
}

core::Result<void> Stage::signal_decoder(int number) {
    for (const auto& entry : fs::directory_iterator("/proc")) {
        std::ifstream in(entry.path() / "stat");
        std::string stat;
        if (!std::getline(in, stat) || !stat.contains("(accueil-decode"))
            continue; // the kernel cuts names at 15 letters
        std::istringstream after(stat.substr(stat.rfind(')') + 1));
        std::string state;
        pid_t parent = 0;
        after >> state >> parent;
        if (parent != kiosk_->pid()) continue;
        ::kill(std::stoi(entry.path().filename()), number);
        return {};
    }
    return fail(ErrorKind::NotFound, "the kiosk has no decoder");
}

std::vector<fs::path> Stage::logs() const { return {log("kiosk.log"), log("scheduler.log"), log("printer.log")}; }

} // namespace accueil::journeys

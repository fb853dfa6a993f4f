#include "tests/bench/face/desk.h"

#include <cstdlib>
#include <fstream>
#include <thread>

#include "shared/core/places.h"
#include "tests/bench/face/screen.h"

namespace accueil::bench {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

bool done(const std::string& command, const fs::path& log) {
    return std::system((command + " >>'" + log.string() + "' 2>&1").c_str()) == 0;
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

std::string line_of(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

} // namespace

std::unique_ptr<Desk> Desk::open(const fs::path& folder) {
    std::unique_ptr<Desk> desk(new Desk(folder));
    const auto log = folder / "desk.log", port = folder / "port", made = folder / "scheduler";
    const auto scheduler = core::program("accueil-scheduler"), ctl = core::program("accueilctl");
    const auto settings = made / "scheduler.toml";
    if (!done(quoted(scheduler) + " init --demo --folder " + quoted(made), log)) return nullptr;
    desk->scheduler_ =
        std::make_unique<Program>(std::vector<std::string>{scheduler.string(), "--config", settings.string(), "--port",
                                                           "0", "--port-file", port.string()},
                                  std::map<std::string, std::string>{}, log.string());
    if (!Screen::wait([&] { return !line_of(port).empty(); }, 30s)) return nullptr;
    const auto enrol = quoted(scheduler) + " token --config " + quoted(settings) +
                       " --terminal yul-bench-01 --desk international | tail -n 1 | " + quoted(ctl) +
                       " --configuration " + quoted(desk->configuration(20s)) + " enrol --token - --ca " +
                       quoted(made / "ca.pem");
    return done(enrol, log) ? std::move(desk) : nullptr;
}

fs::path Desk::configuration(std::chrono::seconds idle) const {
    auto file = folder_ / "kiosk.toml";
    std::ofstream(file) << "[terminal]\nid = \"yul-bench-01\"\nidentity = \"identity\"\n"
                        << "[scheduler]\nurl = \"https://localhost:" << line_of(folder_ / "port") << "\"\n"
                        << "[store]\nfolder = \"store\"\n[counter]\ntpm = \"none\"\n[camera]\npictures = \"sheets\"\n"
                        << "[printer]\nfolder = \"slips\"\n"
                        << "[journey]\nidle_seconds = " << idle.count() << "\ncountdown_seconds = 120\n";
    return file;
}

} // namespace accueil::bench

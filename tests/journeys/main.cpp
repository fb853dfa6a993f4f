// accueil-journeys: plays .journey files, each on a stage of its own. Prints one line a journey as it goes, and at the
// end "N passed, N failed". With --demo it plays one file, keeps its pictures and says where everything is.
#include <signal.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <atomic>
#include <format>
#include <iostream>
#include <syncstream>
#include <thread>

#include "tests/journeys/player.h"
#include "tests/journeys/script.h"

namespace {

using namespace accueil;
namespace fs = std::filesystem;

int demonstrate(const fs::path& file, journeys::Places places, journeys::Wishes wishes) {
    const auto steps = journeys::read_script(file);
    if (!steps) return std::cerr << steps.error().detail << '\n', 1;
    journeys::Player player(places, wishes);
    for (const auto& step : *steps) {
        std::cout << "  " << step.text << std::endl;
        if (const auto done = player.play({step}); !done) return std::cerr << done.error().detail << '\n', 1;
    }
    const auto slip = player.slip();
    const auto booking = player.booking();
    if (!slip || !booking) return std::cerr << (slip ? booking.error() : slip.error()).detail << '\n', 1;
    std::cout << "pictures: " << (places.work / "pictures").string() << "\nslip: " << slip->string()
              << "\nbooking: " << *booking << std::endl;
    return 0;
}

// True when it came true. The folder of a journey that failed is kept and named.
bool play_one(const fs::path& file, journeys::Places places, const journeys::Wishes& wishes) {
    const auto begin = std::chrono::steady_clock::now();
    const auto steps = journeys::read_script(file);
    core::Result<void> done;
    {
        journeys::Player player(places, wishes);
        done = steps ? player.play(*steps) : std::unexpected(steps.error());
    }
    const auto spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::osyncstream out(std::cout); // two journeys may end at once
    out << (done ? "passed  " : "FAILED  ") << std::format("{:5.1f} s  ", spent) << file.stem().string() << std::endl;
    if (!done) out << "    " << done.error().detail << "\n    kept: " << places.work.string() << std::endl;
    return done.has_value();
}

// Several at a time, each on a stage of its own: most of a journey is waiting.
int play_all(const std::vector<std::string>& files, const journeys::Places& places, const journeys::Wishes& wishes,
             int jobs) {
    std::atomic<std::size_t> next{0};
    std::atomic<int> passed{0}, failed{0};
    {
        std::vector<std::jthread> players;
        for (int i = 0; i < jobs; ++i)
            players.emplace_back([&] {
                for (std::size_t at = next++; at < files.size(); at = next++) {
                    auto own = places;
                    own.work = places.work / fs::path(files[at]).stem();
                    ++(play_one(files[at], own, wishes) ? passed : failed);
                }
            });
    }
    std::cout << passed << " passed, " << failed << " failed" << std::endl;
    return failed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    ::signal(SIGPIPE, SIG_IGN); // a kiosk that died is a journey that failed, not the end of all
    CLI::App app{"Plays journeys on the real kiosk against the real scheduler.", "accueil-journeys"};
    journeys::Places places;
    journeys::Wishes wishes;
    std::vector<std::string> files;
    bool demo = false;
    int jobs = 1;
    app.add_option("--jobs", jobs, "How many at a time");
    app.add_option("--bin", places.bin, "Folder of the programs")->required();
    app.add_option("--printer", places.printer, "The script that runs the IPP printer")->required();
    app.add_option("--samples", places.samples, "Folder of sample documents")->required();
    app.add_option("--work", places.work, "Folder to work in")->required();
    app.add_option("--language", wishes.language, "What `choose language` takes");
    app.add_flag("--pictures", wishes.pictures, "Write the pictures");
    app.add_flag("--demo", demo, "Play one file and say where everything is");
    app.add_option("FILE", files, "Journeys")->required();
    CLI11_PARSE(app, argc, argv);
    places.bin = fs::absolute(places.bin);
    places.work = fs::absolute(places.work);
    places.samples = fs::absolute(places.samples);
    if (demo) {
        wishes.pictures = true;
        return demonstrate(files.front(), places, wishes);
    }
    return play_all(files, places, wishes, std::max(1, jobs));
}

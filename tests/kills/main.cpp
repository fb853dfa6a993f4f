// kills [--kills N] [--seed N] [--kiosks N] [--keep FOLDER]
//
// Terminals book under load while one process after the other is killed with SIGKILL and the network is cut now and
// then. In the end each promise must have been kept, once.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

#include "tests/core/folder.h"
#include "tests/kills/stage.h"

using namespace accueil;
using namespace std::chrono_literals;

namespace {

constexpr int terminals = 3;

struct Arguments {
    int kills = 20;
    unsigned seed = 1;
    int kiosks = 0; // of the terminals that are the whole program
    std::filesystem::path keep;
};

std::optional<Arguments> read(int count, char** words) {
    Arguments arguments;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string name = words[i];
        if (name == "--kills")
            arguments.kills = std::atoi(words[i + 1]);
        else if (name == "--seed")
            arguments.seed = static_cast<unsigned>(std::atoi(words[i + 1]));
        else if (name == "--kiosks")
            arguments.kiosks = std::atoi(words[i + 1]);
        else if (name == "--keep")
            arguments.keep = words[i + 1];
        else
            return std::nullopt;
    }
    return count % 2 == 1 ? std::optional(arguments) : std::nullopt;
}

struct Done {
    int terminals = 0, kiosks = 0, scheduler = 0, cuts = 0;
};

Done kill_at_random(kills::Stage& stage, const Arguments& arguments) {
    std::mt19937 lot(arguments.seed);
    Done done;
    bool is_cut = false;
    for (int i = 0; i < arguments.kills; ++i) {
        stage.wait_for_promises(lot() % 12, 3s);
        // A visit at a screen takes a second or two; some shall come to their end.
        std::this_thread::sleep_for(std::chrono::milliseconds{lot() % (arguments.kiosks > 0 ? 1000 : 100)});
        if (lot() % 4 == 0) {
            is_cut = !is_cut;
            done.cuts += is_cut ? 1 : 0;
            stage.cut(is_cut);
        }
        if (lot() % 4 == 0) {
            stage.kill_scheduler();
            ++done.scheduler;
        } else {
            const auto number = lot() % stage.size();
            stage.kill_terminal(number);
            ++(stage.is_kiosk(number) ? done.kiosks : done.terminals);
        }
        if ((i + 1) % 50 == 0) std::fprintf(stderr, "kills: %d of %d\n", i + 1, arguments.kills);
    }
    return done;
}

int tell(const Done& done, const kills::Stage& stage, bool delivered) {
    const auto ended = stage.judge();
    const auto on_screen = std::ranges::count_if(
        stage.promises(), [](const auto& told) { return told.second.terminal.value.starts_with("yul-desk"); });
    std::printf("%d SIGKILLs: terminals %d, kiosks %d, scheduler %d; the network was cut %d times\n",
                done.terminals + done.kiosks + done.scheduler, done.terminals, done.kiosks, done.scheduler, done.cuts);
    std::printf("%d bookings promised, %td of them on the screen of a kiosk; %d more committed and not told\n",
                ended.promised, on_screen, ended.not_told);
    for (const auto& [outcome, count] : ended.outcomes) std::printf("  %s: %d\n", outcome.c_str(), count);
    std::printf("lost %d, doubled %d, outside the window without a reason %d\n", ended.lost, ended.doubled,
                ended.outside);
    for (std::size_t i = 0; i < std::min<std::size_t>(ended.violations.size(), 20); ++i)
        std::printf("  %s\n", ended.violations[i].c_str());
    if (!delivered) std::printf("not everything was delivered, or the scheduler did not end well\n");
    return delivered && ended.good() ? 0 : 1;
}

} // namespace

int main(int count, char** words) {
    const auto arguments = read(count, words);
    if (!arguments) return std::fprintf(stderr, "kills [--kills N] [--seed N] [--kiosks N] [--keep FOLDER]\n"), 2;
    std::optional<temporary::Folder> own;
    if (arguments->keep.empty()) own.emplace("kills");
    const auto& folder = own ? own->path() : arguments->keep;
    std::filesystem::create_directories(folder);
    kills::Stage stage(folder, terminals, arguments->kiosks);
    const auto done = kill_at_random(stage, *arguments);
    const bool delivered = stage.settle(180s);
    return tell(done, stage, delivered);
}

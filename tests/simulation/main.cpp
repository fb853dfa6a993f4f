// simulate [--seeds N] [--from SEED] [--steps N] [--mutation NAME|all] [--jobs N] [--log yes]
//
// The seeds are dealt to processes of their own, which tell of each through a pipe; a seed gives the same run in any.
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

#include "shared/core/log.h"
#include "tests/simulation/run.h"
#include "tests/simulation/told.h"

using namespace accueil;
using namespace accueil::simulation;

namespace {

struct Options {
    std::uint64_t seeds = 100;
    std::uint64_t from = 1;
    int steps = 300;
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
    Mutation mutation = Mutation::None;
    bool every_mutation = false;
    bool log = false; // let the terminals and the scheduler write their logs
};

[[noreturn]] void usage() {
    std::fprintf(stderr, "simulate [--seeds N] [--from SEED] [--steps N] [--mutation NAME|all] [--jobs N] [--log yes]\n"
                         "mutations:");
    for (const auto mutation : all_mutations()) std::fprintf(stderr, " %s", std::string(name(mutation)).c_str());
    std::fprintf(stderr, "\n");
    std::exit(2);
}

Options read(int count, char** words) {
    Options options;
    if (count % 2 == 0) usage();
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string key = words[i], value = words[i + 1];
        if (key == "--seeds")
            options.seeds = std::strtoull(value.c_str(), nullptr, 10);
        else if (key == "--from")
            options.from = std::strtoull(value.c_str(), nullptr, 10);
        else if (key == "--steps")
            options.steps = std::atoi(value.c_str());
        else if (key == "--jobs")
            options.jobs = std::max(1, std::atoi(value.c_str()));
        else if (key == "--log")
            options.log = true;
        else if (key == "--mutation" && value == "all")
            options.every_mutation = true;
        else if (const auto mutation = mutation_named(value); key == "--mutation" && mutation)
            options.mutation = *mutation;
        else
            usage();
    }
    return options;
}

// Reads what all processes tell, in whatever order it comes.
struct Totals {
    Counts counts;
    std::uint64_t done = 0, failed = 0;
    std::map<std::uint64_t, std::vector<std::string>> failures; // by seed
};

void play(const Options& options, unsigned job, int pipe) {
    for (auto seed = options.from + job; seed < options.from + options.seeds; seed += options.jobs) {
        const auto outcome = run(seed, options.steps, options.mutation);
        if (!tell(pipe, seed, outcome)) break; // nobody listens any more
    }
}

void progress(const Totals& totals, const Options& options, std::chrono::steady_clock::time_point begun) {
    if (options.mutation != Mutation::None || totals.done % 500 != 0) return;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begun);
    std::printf("%llu seeds, %llu failed, %lld s\n", static_cast<unsigned long long>(totals.done),
                static_cast<unsigned long long>(totals.failed), static_cast<long long>(seconds.count()));
}

// As it comes: a run of hours that somebody ends has told what it found.
void tell_failure(const Told& told, const Options& options) {
    const auto seed = static_cast<unsigned long long>(told.seed);
    const auto& violations = told.outcome.violations;
    for (std::size_t i = 0; i < violations.size() && i < 3; ++i)
        std::printf("seed %llu: %s\n", seed, violations[i].c_str());
    if (violations.size() > 3) std::printf("seed %llu: … %zu in all\n", seed, violations.size());
    std::printf("again: ./tests/simulate --seeds 1 --from %llu --steps %d\n", seed, options.steps);
}

void add(Totals& totals, const Told& told, const Options& options) {
    ++totals.done;
    for (const auto& [what, number] : told.outcome.counts) totals.counts[what] += number;
    if (told.outcome.violations.empty()) return;
    ++totals.failed;
    totals.failures.emplace(told.seed, told.outcome.violations);
    if (options.mutation == Mutation::None && totals.failed <= 20) tell_failure(told, options);
}

Totals play_all(const Options& options) {
    const auto begun = std::chrono::steady_clock::now();
    int ends[2];
    if (::pipe(ends) != 0) std::exit(2);
    for (unsigned job = 0; job < options.jobs; ++job) {
        if (::fork() != 0) continue;
        ::close(ends[0]);
        play(options, job, ends[1]);
        ::_exit(0);
    }
    ::close(ends[1]);
    Totals totals;
    Listener listener(ends[0]);
    while (const auto told = listener.next()) {
        add(totals, *told, options);
        progress(totals, options, begun);
    }
    ::close(ends[0]);
    while (::wait(nullptr) > 0) {
    }
    return totals;
}

// A fault that never happened, or an outcome that never occurred, proves nothing.
constexpr const char* must_occur[] = {"cancelled",
                                      "counter-gone",
                                      "clock-set",
                                      "day-closed",
                                      "disk-cloned",
                                      "disk-full",
                                      "disk-restored",
                                      "fence",
                                      "given-back",
                                      "later-than-window",
                                      "line-cut",
                                      "outcome-accepted",
                                      "outcome-cancelled",
                                      "outcome-dead-letter",
                                      "outcome-needs-human",
                                      "outcome-relocated",
                                      "poison-item",
                                      "power-cut",
                                      "power-cut-after-commit",
                                      "power-cut-in-commit",
                                      "power-cut-in-exchange",
                                      "promised",
                                      "promised-online",
                                      "refused-for-full-disk",
                                      "reply-cut",
                                      "reply-lost",
                                      "report-of-restored-disk",
                                      "request-lost",
                                      "request-repeated",
                                      "rescheduled",
                                      "scheduler-copied",
                                      "scheduler-crashed",
                                      "scheduler-restored",
                                      "terminal-killed"};

int without_a_bug(const Options& options) {
    const auto totals = play_all(options);
    for (const auto& [what, number] : totals.counts)
        std::printf("%-24s %10llu\n", what.c_str(), static_cast<unsigned long long>(number));
    bool missing = false;
    if (options.seeds >= 100)
        for (const auto* what : must_occur)
            if (!totals.counts.contains(what)) {
                std::printf("never occurred: %s\n", what);
                missing = true;
            }
    if (totals.done < options.seeds)
        std::printf("%llu seeds did not end\n", static_cast<unsigned long long>(options.seeds - totals.done));
    std::printf("%llu passed, %llu failed\n", static_cast<unsigned long long>(totals.done - totals.failed),
                static_cast<unsigned long long>(totals.failed));
    return totals.failed == 0 && totals.done == options.seeds && !missing ? 0 : 1;
}

// The planted bug must be seen, and not by luck: by how many of the seeds says how far from luck it is.
bool with_a_bug(const Options& options) {
    const auto totals = play_all(options);
    const auto caught = totals.failed + (options.seeds - totals.done); // a process that a bug ended has seen it too
    const auto word = std::string(name(options.mutation));
    if (caught == 0)
        std::printf("%-24s not caught within %llu seeds\n", word.c_str(),
                    static_cast<unsigned long long>(options.seeds));
    else
        std::printf("%-24s caught by %llu of %llu seeds, first by %llu: %s\n", word.c_str(),
                    static_cast<unsigned long long>(caught), static_cast<unsigned long long>(options.seeds),
                    static_cast<unsigned long long>(totals.failures.empty() ? 0 : totals.failures.begin()->first),
                    totals.failures.empty() ? "" : totals.failures.begin()->second.front().c_str());
    return caught > 0;
}

} // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    auto options = read(count, words);
    if (!options.log && !std::freopen("/dev/null", "w", stderr)) return 2;
    if (!options.every_mutation && options.mutation == Mutation::None) return without_a_bug(options);
    if (!options.every_mutation) return with_a_bug(options) ? 0 : 1;
    int escaped = 0;
    for (const auto mutation : all_mutations()) {
        options.mutation = mutation;
        escaped += with_a_bug(options) ? 0 : 1;
    }
    std::printf("%zu caught, %d escaped\n", all_mutations().size() - static_cast<std::size_t>(escaped), escaped);
    return escaped == 0 ? 0 : 1;
}

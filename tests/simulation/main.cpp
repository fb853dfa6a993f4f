// simulate [--seeds N] [--from SEED] [--steps N] [--mutation NAME] [--log yes]
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "shared/core/log.h"
#include "tests/simulation/run.h"

using namespace accueil;
using namespace accueil::simulation;

namespace {

struct Options {
    std::uint64_t seeds = 100;
    std::uint64_t from = 1;
    int steps = 300;
    Mutation mutation = Mutation::None;
    bool log = false; // let the terminals and the scheduler write their logs
};

[[noreturn]] void usage() {
    std::fprintf(stderr, "simulate [--seeds N] [--from SEED] [--steps N] [--mutation NAME] [--log yes]\nmutations:");
    for (const auto mutation : all_mutations()) std::fprintf(stderr, " %s", std::string(name(mutation)).c_str());
    std::fprintf(stderr, "\n");
    std::exit(2);
}

Options read(int count, char** words) {
    Options options;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string key = words[i];
        if (key == "--seeds")
            options.seeds = std::strtoull(words[i + 1], nullptr, 10);
        else if (key == "--from")
            options.from = std::strtoull(words[i + 1], nullptr, 10);
        else if (key == "--steps")
            options.steps = std::atoi(words[i + 1]);
        else if (key == "--log")
            options.log = true;
        else if (const auto mutation = mutation_named(words[i + 1]); key == "--mutation" && mutation)
            options.mutation = *mutation;
        else
            usage();
    }
    if (count % 2 == 0) usage();
    return options;
}

void tell_failure(std::uint64_t seed, const Options& options, const Outcome& outcome) {
    for (const auto& violation : outcome.violations)
        std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), violation.c_str());
    std::printf("again: ./tests/simulate --seeds 1 --from %llu --steps %d", static_cast<unsigned long long>(seed),
                options.steps);
    if (options.mutation != Mutation::None) std::printf(" --mutation %s", std::string(name(options.mutation)).c_str());
    std::printf("\n");
}

// A fault that never happened, or an outcome that never occurred, proves nothing.
constexpr const char* must_occur[] = {"clock-set",         "disk-restored",     "fence",
                                      "given-back",        "line-cut",          "outcome-accepted",
                                      "outcome-relocated", "promised",          "promised-online",
                                      "reply-lost",        "request-lost",      "request-repeated",
                                      "scheduler-copied",  "scheduler-crashed", "scheduler-restored",
                                      "terminal-killed",   "terminal-rebooted"};

} // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const auto options = read(count, words);
    if (!options.log && !std::freopen("/dev/null", "w", stderr)) return 2;
    Counts counts;
    std::uint64_t failed = 0;
    for (auto seed = options.from; seed < options.from + options.seeds; ++seed) {
        const auto outcome = run(seed, options.steps, options.mutation);
        for (const auto& [what, number] : outcome.counts) counts[what] += number;
        if (outcome.violations.empty()) continue;
        if (++failed <= 5) tell_failure(seed, options, outcome);
        if (options.mutation != Mutation::None) {
            std::printf("caught: %s by seed %llu\n", std::string(name(options.mutation)).c_str(),
                        static_cast<unsigned long long>(seed));
            break;
        }
    }
    for (const auto& [what, number] : counts)
        std::printf("%-24s %10llu\n", what.c_str(), static_cast<unsigned long long>(number));
    bool missing = false;
    if (options.seeds >= 100)
        for (const auto* what : must_occur)
            if (!counts.contains(what)) {
                std::printf("never occurred: %s\n", what);
                missing = true;
            }
    std::printf("%llu passed, %llu failed\n", static_cast<unsigned long long>(options.seeds - failed),
                static_cast<unsigned long long>(failed));
    return failed == 0 && !missing ? 0 : 1;
}

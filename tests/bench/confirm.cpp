// How long a person waits between their tap on "confirm" and the confirmation: the real kiosk, off-screen, tapped and
// looked at through its semantic tree, first with the scheduler there, then without. The durable commit lies between.
// Its peer is the bound: 50 ms at the 99th percentile.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <format>
#include <thread>
#include <vector>

#include "tests/core/folder.h"
#include "tests/journeys/stage.h"

using namespace accueil;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double bound = 50; // ms
constexpr int regions = 17;

double quantile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

void print(const char* line, const char* figure, double ours, std::size_t runs) {
    std::printf(
        "{\"bench\":\"confirm\",\"figure\":\"tap to confirmation, network %s, %s\",\"unit\":\"ms\",\"ours\":%.1f,"
        "\"peer\":%.0f,\"peer_name\":\"the bound at the 99th percentile\",\"ratio\":%.2f,\"runs\":%zu}\n",
        line, figure, ours, bound, bound / ours, runs);
}

class Bench {
  public:
    explicit Bench(journeys::Stage& stage) : stage_(stage), picture_(stage.sample("boarding-pass-pdf417").value()) {}

    // Milliseconds; nothing when there is no time left to be offered in that region.
    std::optional<double> one_person(int region) {
        auto& kiosk = stage_.kiosk();
        if (!tap("start") || !tap("language.fr") || !on("show-document") || !kiosk.show(picture_)) return {};
        if (!on("confirm-person") || !tap("person.yes") || !tap(std::format("region.{:02}", region))) return {};
        if (!first("office.", "time.") || !first("time.", {}) || !tap("contact.skip") || !there("confirm")) return {};
        const auto begun = Clock::now();
        if (!kiosk.tap("confirm") || !on("confirmed", 0ms)) return {};
        const double spent = std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
        if (!kiosk.show({}) || !tap("finish") || !on("farewell") || !kiosk.advance(60s) || !on("attract")) return {};
        return spent;
    }

    [[nodiscard]] std::string seen() {
        const auto page = stage_.kiosk().look();
        return page ? page->screen : page.error().detail;
    }

  private:
    template<class Holds>
    bool until(Holds holds, std::chrono::milliseconds between = 10ms) {
        const auto end = Clock::now() + 20s;
        while (Clock::now() < end) {
            const auto seen = stage_.kiosk().look();
            if (seen && holds(*seen)) return true;
            if (between > 0ms) std::this_thread::sleep_for(between);
        }
        return false;
    }
    bool on(const std::string& screen, std::chrono::milliseconds between = 10ms) {
        return until([&](const journeys::Seen& seen) { return seen.screen == screen; }, between);
    }
    bool there(const std::string& id) {
        return until([&](const journeys::Seen& seen) {
            const auto* found = seen.find(id);
            return found != nullptr && found->enabled;
        });
    }
    bool tap(const std::string& id) { return there(id) && stage_.kiosk().tap(id).has_value(); }
    // The first that starts so; none is needed once what follows is there.
    bool first(const std::string& prefix, const std::string& or_already) {
        std::string id;
        const bool found = until([&](const journeys::Seen& seen) {
            const auto all = seen.starting(prefix);
            if (!all.empty()) id = all.front()->id;
            return !all.empty() || (!or_already.empty() && !seen.starting(or_already).empty());
        });
        return found && (id.empty() || stage_.kiosk().tap(id).has_value());
    }

    journeys::Stage& stage_;
    std::filesystem::path picture_;
};

void measure(Bench& bench, const char* line, int runs) {
    std::vector<double> spent;
    for (int i = 0; i < runs; ++i) {
        const auto one = bench.one_person(1 + i % regions); // all of them: no hand is used up
        if (!one) {
            std::fprintf(stderr, "bench confirm: the last page was %s\n", bench.seen().c_str());
            break;
        }
        spent.push_back(*one);
    }
    if (spent.empty()) {
        std::printf("{\"bench\":\"confirm\",\"skipped\":\"network %s: no journey came to its end\"}\n", line);
        return;
    }
    print(line, "median", quantile(spent, 0.5), spent.size());
    print(line, "99th percentile", quantile(spent, 0.99), spent.size());
}

} // namespace

int main(int count, char** words) {
    ::signal(SIGPIPE, SIG_IGN);
    const int runs = std::max(5, static_cast<int>(100 * (count > 1 ? std::atof(words[1]) : 1.0)));
    const temporary::Folder folder("bench");
    const std::filesystem::path build = BUILD_DIR;
    journeys::Setting setting;
    setting.clock = std::chrono::local_days{std::chrono::year{2026} / 11 / 24} + 14h + 10min;
    setting.printer = "none";
    int status = 0;
    {
        journeys::Stage stage({build / "bin", TEST_PRINTER, build / "samples", folder.path()}, setting);
        if (const auto started = stage.start(); !started) {
            std::printf("{\"bench\":\"confirm\",\"skipped\":\"%s\"}\n", started.error().detail.c_str());
            status = 1;
        } else {
            Bench bench(stage);
            measure(bench, "up", runs);
            stage.stop_scheduler();
            measure(bench, "down", runs);
        }
    }
    return status;
}

#include "shared/scanning/strategy.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "shared/scanning/attempt.h"

using namespace accueil::scanning;

namespace {

Region bars(float width) { return {.kind = Region::Kind::Bars, .centre = {400, 300}, .width = width, .height = 100}; }
Region block() { return {.kind = Region::Kind::Matrix, .centre = {100, 100}, .width = 80, .height = 80}; }
constexpr float budget = 400'000;

} // namespace

TEST_CASE("nothing in view costs nothing") {
    const auto made = plan({.turn = 5, .rounds = 1}, {}, 0, budget);
    CHECK(made.steps.empty());
    CHECK_FALSE(made.whole_frame);
    CHECK(made.after.turn == 0);
}

TEST_CASE("frame by frame everything is tried once before anything twice") {
    const std::vector regions{bars(400), block()};
    std::set<std::pair<std::size_t, std::size_t>> tried;
    Progress progress;
    int frames = 0;
    while (progress.rounds == 0 && frames < 50) {
        const auto made = plan(progress, regions, 0, budget);
        REQUIRE_FALSE(made.steps.empty());
        for (const auto& step : made.steps) CHECK(tried.insert({step.region, step.attempt}).second);
        progress = made.after;
        ++frames;
    }
    CHECK(tried.size() == attempts(Region::Kind::Bars).size() + attempts(Region::Kind::Matrix).size());
    CHECK(frames > 1);
}

TEST_CASE("a frame keeps to its budget, but always does something") {
    const std::vector regions{bars(400), bars(380), block()};
    Progress progress;
    for (int frame = 0; frame < 12; ++frame) {
        const auto made = plan(progress, regions, 0, budget);
        float sum = 0;
        for (const auto& step : made.steps)
            sum += cost(regions[step.region], attempts(regions[step.region].kind)[step.attempt]);
        CHECK((sum <= budget || made.steps.size() == 1));
        progress = made.after;
    }
    CHECK(plan({}, regions, 0, 1).steps.size() == 1);
}

TEST_CASE("a still scene where all was tried twice is looked at now and then only") {
    const std::vector regions{block()};
    Progress progress{.turn = 12, .rounds = 2};
    int busy = 0;
    for (int frame = 0; frame < 70; ++frame) {
        const auto made = plan(progress, regions, 0, budget);
        busy += made.steps.empty() ? 0 : 1;
        progress = made.after;
    }
    CHECK(busy >= 8);
    CHECK(busy <= 12);
}

TEST_CASE("a new scene begins with the cheap things again") {
    const std::vector regions{bars(400)};
    const auto made = plan({.turn = 3, .rounds = 2}, regions, 0.5F, budget);
    REQUIRE_FALSE(made.steps.empty());
    CHECK(made.steps.front().attempt == 0);
    CHECK(made.after.rounds == 0);
}

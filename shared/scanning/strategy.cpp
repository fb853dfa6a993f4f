#include "shared/scanning/strategy.h"

#include <algorithm>

#include "shared/scanning/attempt.h"

namespace accueil::scanning {

namespace {

constexpr std::size_t live_regions = 4;
constexpr float new_scene = 0.02F; // share of the cells that moved
constexpr int rest = 6;            // frames between attempts on a scene where everything was tried twice

// One kind of attempt on each region before the next kind on any.
std::vector<Step> order(std::span<const Region> regions) {
    std::vector<Step> steps;
    const auto count = std::min(live_regions, regions.size());
    std::size_t most = 0;
    for (std::size_t i = 0; i < count; ++i) most = std::max(most, attempts(regions[i].kind).size());
    for (std::size_t attempt = 0; attempt < most; ++attempt)
        for (std::size_t region = 0; region < count; ++region)
            if (attempt < attempts(regions[region].kind).size()) steps.push_back({region, attempt});
    return steps;
}

} // namespace

Plan plan(const Progress& before, std::span<const Region> regions, float change, float budget) {
    Plan plan;
    if (regions.empty()) return plan;
    plan.after = change > new_scene ? Progress{} : before;
    if (plan.after.rounds >= 2 && plan.after.resting < rest) {
        ++plan.after.resting;
        return plan;
    }
    plan.after.resting = 0;
    const auto steps = order(regions);
    auto at = plan.after.turn % steps.size();
    for (std::size_t taken = 0; taken < steps.size(); ++taken) {
        const auto& step = steps[at];
        const float price = cost(regions[step.region], attempts(regions[step.region].kind)[step.attempt]);
        if (!plan.steps.empty() && price > budget) break;
        plan.steps.push_back(step);
        budget -= price;
        ++plan.after.turn;
        if (++at == steps.size()) {
            at = 0;
            ++plan.after.rounds;
            plan.whole_frame = true;
            break;
        }
    }
    return plan;
}

} // namespace accueil::scanning

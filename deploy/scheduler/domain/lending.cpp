#include "deploy/scheduler/domain/lending.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace accueil::scheduler::lending {

int poisson_quantile(double mean, double p) {
    if (mean <= 0) return 0;
    // Beyond this mean the recurrence starts at exp(-mean) = 0; the normal approximation is exact enough there.
    if (mean > 500) return static_cast<int>(std::ceil(mean + 2.33 * std::sqrt(mean)));
    double term = std::exp(-mean);
    double sum = term;
    int k = 0;
    while (sum < p) {
        ++k;
        term *= mean / k;
        sum += term;
    }
    return k;
}

int wanted(double expected, const Policy& policy) { return poisson_quantile(expected, policy.quantile) + 1; }

std::vector<int> fair_shares(int capacity, const std::vector<Claim>& claims) {
    std::vector<int> shares(claims.size(), 0);
    // One slot at a time to the unsatisfied claim with the least share per weight. Capacities are a day of an office,
    // some dozens, so the plain form is fast enough and its rounding is obviously fair.
    for (int given = 0; given < capacity; ++given) {
        std::size_t best = claims.size();
        double best_level = 0;
        for (std::size_t i = 0; i < claims.size(); ++i) {
            if (shares[i] >= claims[i].want) continue;
            const double level = (shares[i] + 1) / std::max(claims[i].weight, 1e-9);
            if (best == claims.size() || level < best_level) {
                best = i;
                best_level = level;
            }
        }
        if (best == claims.size()) break;
        ++shares[best];
    }
    return shares;
}

namespace {

struct Shares {
    int lendable = 0; // of the day, in all
    std::vector<int> of;
};

Shares shares(const Day& day, std::vector<Claim> claims, const Policy& policy) {
    const auto part = [&](double share) { return static_cast<int>(std::floor(day.capacity * share)); };
    const int terminals = static_cast<int>(claims.size());
    // The floor keeps small offices on every terminal; it never lends more than exists.
    const int lendable = std::min(day.capacity, std::max(part(policy.lent_share), policy.least * terminals));
    const int own_limit = std::max(part(policy.terminal_share), policy.least);
    for (auto& claim : claims) claim.want = std::min(claim.want, own_limit);
    return {lendable, fair_shares(lendable, claims)};
}

int left_to_lend(const Day& day, int lendable) {
    return std::max(0, std::min(day.free, lendable - day.lent_elsewhere - day.held));
}

} // namespace

int to_lend(const Day& day, const std::vector<Claim>& claims, std::size_t own, const Policy& policy) {
    if (day.free <= 0 || own >= claims.size()) return 0;
    const auto [lendable, share] = shares(day, claims, policy);
    return std::max(0, std::min(share[own] - day.held, left_to_lend(day, lendable)));
}

int to_recall(const Day& day, const std::vector<Claim>& claims, const std::vector<int>& held, std::size_t own,
              const Policy& policy) {
    if (own >= claims.size() || held.size() != claims.size()) return 0;
    const auto [lendable, share] = shares(day, claims, policy);
    int missing = 0;
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (i != own) missing += std::max(0, share[i] - held[i]);
    return std::max(0, std::min(held[own] - share[own], missing - left_to_lend(day, lendable)));
}

namespace {

// Distance to the nearest held or chosen start; far when there is none.
std::chrono::milliseconds distance(core::Instant start, const std::vector<core::Instant>& taken) {
    auto nearest = std::chrono::milliseconds{std::chrono::hours{24}};
    for (const auto other : taken) nearest = std::min(nearest, std::chrono::abs(start - other));
    return nearest;
}

} // namespace

std::vector<std::size_t> choose(const std::vector<booking::Slot>& free, const std::vector<core::Instant>& held_starts,
                                int count) {
    std::vector<core::Instant> taken = held_starts;
    std::vector<std::size_t> left(free.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    std::vector<std::size_t> chosen;
    while (static_cast<int>(chosen.size()) < count && !left.empty()) {
        const auto better = [&](std::size_t a, std::size_t b) {
            const auto far_a = distance(free[a].start, taken), far_b = distance(free[b].start, taken);
            if (far_a != far_b) return far_a < far_b;
            const auto serves = [](const booking::Slot& slot) {
                return std::tuple(slot.languages.size(), slot.places, slot.modes.size());
            };
            if (serves(free[a]) != serves(free[b])) return serves(free[a]) < serves(free[b]);
            return free[a].start > free[b].start; // the earlier one wins a full tie
        };
        const auto best = std::ranges::max_element(left, better);
        chosen.push_back(*best);
        taken.push_back(free[*best].start);
        left.erase(best);
    }
    return chosen;
}

} // namespace accueil::scheduler::lending

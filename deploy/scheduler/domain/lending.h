// How many slots to lend to which terminal, and which ones. Pure.
//
// A terminal books only what it holds, so its hand must cover what people ask for until the next exchange, and for the
// days without a network after that. Too small a hand refuses people; too large a one strands meetings that another
// desk could give. The estimate: the 99 % quantile of a Poisson demand over the cover time, plus one, spread over the
// days of the window.
#pragma once

#include <chrono>
#include <vector>

#include "shared/booking/slot.h"
#include "shared/core/clock.h"

namespace accueil::scheduler::lending {

struct Policy {
    std::chrono::hours cover{24}; // of demand, in hand at any time
    int days = 8;                 // business days ahead: the window of today's arrivals, and of those of the next days
    double quantile = 0.99;
    double lent_share = 0.60;     // at most this part of a day of an office is lent in all …
    double terminal_share = 0.10; // … and this part to one terminal,
    int least = 3;                // … but so many to each terminal where there are as many: small offices
    double rate_prior = 0.02;     // people an hour for one office at one desk, before there is experience

    bool operator==(const Policy&) const = default;
};

// Smallest k with P(X ≤ k) ≥ p for a Poisson X of this mean. The mean is at least 0, p in (0, 1).
[[nodiscard]] int poisson_quantile(double mean, double p);

// Slots wanted in hand for one office over the whole window, when so many people are expected in the cover time.
[[nodiscard]] int wanted(double expected, const Policy& policy);

struct Claim {
    double weight = 1.0; // expected demand of the terminal there
    int want = 0;
};

// Weighted max-min fairness of `capacity` over the claims, in whole slots: nobody gets more than wanted, and what one
// does not want goes to the others by weight. Same order as the claims. Deterministic.
[[nodiscard]] std::vector<int> fair_shares(int capacity, const std::vector<Claim>& claims);

// One day of one office, seen for one terminal.
struct Day {
    int capacity = 0;       // all slots of the day that are not withdrawn
    int lent_elsewhere = 0; // to other terminals, unused
    int held = 0;           // by this terminal, unused
    int free = 0;
};

// How many more to lend to the terminal for this day. `claims` holds all terminals, `own` is the index of this one.
[[nodiscard]] int to_lend(const Day& day, const std::vector<Claim>& claims, std::size_t own, const Policy& policy);

// How many of the grants that this terminal holds to ask back: what it has beyond its share, where another one has less
// than its own and nothing is left to lend. A wish: a terminal gives back what nobody has taken yet (rule 6).
// `held` is what each terminal holds, in the order of the claims.
[[nodiscard]] int to_recall(const Day& day, const std::vector<Claim>& claims, const std::vector<int>& held,
                            std::size_t own, const Policy& policy);

// Which `count` of the free slots of one day: as far as possible from what is held already and from each other in
// time, and among those at one moment the agent who serves more people: with more languages, then for larger
// households, then in more ways (in person, telephone, video). The choice of the agent is made here and nowhere else.
// Indices into `free`.
[[nodiscard]] std::vector<std::size_t> choose(const std::vector<booking::Slot>& free,
                                              const std::vector<core::Instant>& held_starts, int count);

} // namespace accueil::scheduler::lending

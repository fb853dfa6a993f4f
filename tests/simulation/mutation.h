// Planted bugs of the protocol. A simulation that does not notice them proves nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accueil::simulation {

enum class Mutation {
    None,
    LostBooking,          // a committed booking is missing after a crash
    ReturnKept,           // a grant is returned and stays in the hand (rule 1)
    StaleList,            // an older list of grants is believed (rule 2)
    IdAnewOnRetry,        // a booking is sent again under another id (rule 3)
    NoReport,             // a restored scheduler is not told what is held (rule 4)
    NoQuarantine,         // a restored disk goes on booking (rule 7)
    CounterStill,         // the counter outside of the disk moves at a start only, not behind promises (rule 7)
    CounterLossIgnored,   // a disk whose counter is gone goes on booking (rule 7)
    GrantsExpire,         // the scheduler takes lent slots back by the clock (rule 6)
    LateDropped,          // bookings of a fenced epoch are not delivered (rule 6)
    AnsweredEarly,        // the scheduler answers before it has committed
    HandKeptAtFence,      // the old hand is kept in the new epoch
    NumbersReused,        // a grant number is given twice (rule 1)
    ForgottenEarly,       // acknowledged bookings are forgotten before they are durable (rule 5)
    BatchRefused,         // one item that can't be read stops the batch (rule 8)
    QuarantineUnreported, // a restored disk reports to a restored scheduler as if nothing were lost (rule 7)
    ToldBeforeCommit,     // the person is told before the commit is safe
    SpentGrantTaken,      // a spent grant is taken from a list again (rule 2)
};

[[nodiscard]] std::string_view name(Mutation mutation);
[[nodiscard]] std::optional<Mutation> mutation_named(std::string_view name);
[[nodiscard]] const std::vector<Mutation>& all_mutations();

} // namespace accueil::simulation

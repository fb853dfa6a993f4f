#include "tests/simulation/mutation.h"

#include <algorithm>

namespace accueil::simulation {

std::string_view name(Mutation mutation) {
    switch (mutation) {
    case Mutation::None: return "none";
    case Mutation::LostBooking: return "lost-booking";
    case Mutation::ReturnKept: return "return-kept";
    case Mutation::StaleList: return "stale-list";
    case Mutation::IdAnewOnRetry: return "id-anew-on-retry";
    case Mutation::NoReport: return "no-report";
    case Mutation::NoQuarantine: return "no-quarantine";
    case Mutation::CounterStill: return "counter-still";
    case Mutation::CounterLossIgnored: return "counter-loss-ignored";
    case Mutation::GrantsExpire: return "grants-expire";
    case Mutation::LateDropped: return "late-dropped";
    case Mutation::AnsweredEarly: return "answered-early";
    case Mutation::HandKeptAtFence: return "hand-kept-at-fence";
    case Mutation::NumbersReused: return "numbers-reused";
    case Mutation::ForgottenEarly: return "forgotten-early";
    case Mutation::BatchRefused: return "batch-refused";
    case Mutation::QuarantineUnreported: return "quarantine-unreported";
    case Mutation::ToldBeforeCommit: return "told-before-commit";
    case Mutation::SpentGrantTaken: return "spent-grant-taken";
    }
    return "";
}

const std::vector<Mutation>& all_mutations() {
    static const std::vector all{
        Mutation::LostBooking,   Mutation::ReturnKept,           Mutation::StaleList,        Mutation::IdAnewOnRetry,
        Mutation::NoReport,      Mutation::NoQuarantine,         Mutation::GrantsExpire,     Mutation::LateDropped,
        Mutation::AnsweredEarly, Mutation::HandKeptAtFence,      Mutation::NumbersReused,    Mutation::ForgottenEarly,
        Mutation::BatchRefused,  Mutation::QuarantineUnreported, Mutation::ToldBeforeCommit, Mutation::SpentGrantTaken,
        Mutation::CounterStill,  Mutation::CounterLossIgnored};
    return all;
}

std::optional<Mutation> mutation_named(std::string_view text) {
    for (const auto mutation : all_mutations())
        if (name(mutation) == text) return mutation;
    return std::nullopt;
}

} // namespace accueil::simulation

// Decides what the agent does next. Pure: what is known and the time give an action; how it went gives the next state.
//
// Retries follow "full jitter": after n failures in a row the wait is anywhere between 1 s and 1 s · 2^n, 5 minutes at
// most, so that terminals cut off together do not come back together. Retry-After is a floor. Where nothing answers at
// all there is nobody to spare: half a minute at most, so that all is up to date within a minute of the line's return.
#pragma once

#include <chrono>
#include <optional>
#include <variant>

#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/core/id.h"
#include "shared/core/random.h"

namespace accueil::sync {

inline constexpr std::chrono::milliseconds period{30000}; // between exchanges when nothing happens
inline constexpr std::chrono::milliseconds soon{200};     // after a commit: several go together
inline constexpr std::chrono::milliseconds first_pause{1000};
inline constexpr std::chrono::milliseconds longest_pause{300000};
inline constexpr std::chrono::milliseconds longest_pause_cut_off{30000};

struct SyncNow {
    bool operator==(const SyncNow&) const = default;
};
struct ReportNow { // the scheduler was restored and asks what we hold
    core::Generation generation;
    bool operator==(const ReportNow&) const = default;
};
struct RenewNow {
    bool operator==(const RenewNow&) const = default;
};
struct ClearHoldsNow { // tell the scheduler which confirmed holds nobody was promised
    bool operator==(const ClearHoldsNow&) const = default;
};
struct WaitUntil {
    core::Monotonic time;
    bool operator==(const WaitUntil&) const = default;
};
using Action = std::variant<SyncNow, ReportNow, RenewNow, ClearHoldsNow, WaitUntil>;

// How the exchanges went so far. Starts empty; lives in the agent, not on the disk.
struct Progress {
    int failures = 0;             // in a row
    core::Monotonic not_before{}; // no call earlier than this
    std::optional<core::Monotonic> last_success;
    std::optional<core::Monotonic> poked; // something new to send since
    std::optional<core::Generation> report_due;
    std::optional<core::Monotonic> renewal_not_before;
    bool more = false; // the last page was full, or more changes wait

    bool operator==(const Progress&) const = default;
};

// What the store and the identity files say now.
struct Snapshot {
    bool enrolled = false;
    bool renewal_due = false;
    bool holds_to_clear = false;
};

[[nodiscard]] Action plan(const Progress& progress, const Snapshot& snapshot, core::Monotonic now);

[[nodiscard]] Progress after_success(Progress progress, core::Monotonic now, bool more);
[[nodiscard]] Progress after_failure(Progress progress, core::Monotonic now,
                                     std::optional<std::chrono::seconds> retry_after, core::Random& random,
                                     std::chrono::milliseconds longest = longest_pause);
[[nodiscard]] Progress after_poke(Progress progress, core::Monotonic now);
[[nodiscard]] Progress after_renewal(Progress progress, core::Monotonic now);

} // namespace accueil::sync

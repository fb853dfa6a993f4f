#include "shared/sync/planner.h"

#include <algorithm>

namespace accueil::sync {

namespace {

// A refused renewal is not tried again at once: there are days left. Nor is one that succeeded and is due still, by a
// clock that is far off: bookings must not wait behind renewals.
constexpr std::chrono::hours renewal_pause{1};

// When the next exchange is due, had nothing failed.
core::Monotonic due(const Progress& progress) {
    if (!progress.last_success || progress.more) return core::Monotonic{};
    auto time = *progress.last_success + period;
    if (progress.poked) time = std::min(time, *progress.poked + soon);
    return time;
}

} // namespace

Action plan(const Progress& progress, const Snapshot& snapshot, core::Monotonic now) {
    if (!snapshot.enrolled) return WaitUntil{now + period};
    if (now < progress.not_before) return WaitUntil{progress.not_before};
    if (progress.report_due) return ReportNow{*progress.report_due};
    if (snapshot.renewal_due && progress.renewal_not_before.value_or(now) <= now) return RenewNow{};
    if (snapshot.holds_to_clear && progress.failures == 0) return ClearHoldsNow{};
    const auto time = due(progress);
    // After a failure the pause alone decides: whoever waited for it may go.
    if (progress.failures > 0 || time <= now) return SyncNow{};
    return WaitUntil{time};
}

Progress after_success(Progress progress, core::Monotonic now, bool more) {
    progress.failures = 0;
    progress.not_before = {};
    progress.last_success = now;
    progress.poked.reset();
    progress.more = more;
    return progress;
}

Progress after_failure(Progress progress, core::Monotonic now, std::optional<std::chrono::seconds> retry_after,
                       core::Random& random, std::chrono::milliseconds longest) {
    progress.failures = std::min(progress.failures + 1, 30);
    auto ceiling = first_pause;
    for (int i = 0; i < progress.failures && ceiling < longest; ++i) ceiling *= 2;
    ceiling = std::min(ceiling, longest);
    const auto span = static_cast<std::uint64_t>((ceiling - first_pause).count()) + 1;
    auto pause = first_pause + std::chrono::milliseconds{static_cast<std::int64_t>(core::below(random, span))};
    if (retry_after) pause = std::max<std::chrono::milliseconds>(pause, *retry_after);
    progress.not_before = now + pause;
    return progress;
}

Progress after_poke(Progress progress, core::Monotonic now) {
    if (!progress.poked) progress.poked = now;
    return progress;
}

Progress after_renewal(Progress progress, core::Monotonic now) {
    progress.renewal_not_before = now + renewal_pause;
    return progress;
}

} // namespace accueil::sync

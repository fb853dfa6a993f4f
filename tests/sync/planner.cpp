#include "shared/sync/planner.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/store/world.h"

using namespace accueil;
using namespace accueil::sync;
using namespace std::chrono_literals;

namespace {

const core::Monotonic start{10h};
const Snapshot usual{.enrolled = true};

Progress quiet() { return after_success({}, start, false); }

} // namespace

TEST_CASE("the first thing a terminal does is to ask, unless it is nobody yet") {
    CHECK(plan({}, usual, start) == Action{SyncNow{}});
    CHECK(plan({}, {}, start) == Action{WaitUntil{start + period}});
}

TEST_CASE("when nothing happens it asks twice a minute") {
    CHECK(plan(quiet(), usual, start + 1s) == Action{WaitUntil{start + 30s}});
    CHECK(plan(quiet(), usual, start + 30s) == Action{SyncNow{}});
}

TEST_CASE("after a commit it asks soon, a few commits together") {
    auto progress = after_poke(quiet(), start + 5s);
    progress = after_poke(progress, start + 5100ms);
    CHECK(plan(progress, usual, start + 5100ms) == Action{WaitUntil{start + 5200ms}});
    CHECK(plan(progress, usual, start + 5200ms) == Action{SyncNow{}});
    CHECK(plan(after_success(progress, start + 6s, false), usual, start + 7s) == Action{WaitUntil{start + 36s}});
}

TEST_CASE("when more is waiting it goes on at once") {
    CHECK(plan(after_success({}, start, true), usual, start) == Action{SyncNow{}});
}

TEST_CASE("after failures it waits longer and longer, anywhere within the bound, and a commit does not shorten it") {
    test::Replay random(1);
    for (int round = 0; round < 200; ++round) {
        auto progress = quiet();
        for (int failures = 1; failures <= 12; ++failures) {
            progress = after_failure(progress, start, {}, random);
            const auto pause = progress.not_before - start;
            const auto bound = std::min<std::chrono::milliseconds>(1s * (1 << failures), 5min);
            CHECK(pause >= 1s);
            CHECK(pause <= bound);
        }
        progress = after_poke(progress, start);
        CHECK(plan(progress, usual, start) == Action{WaitUntil{progress.not_before}});
        CHECK(plan(progress, usual, progress.not_before) == Action{SyncNow{}});
    }
}

TEST_CASE("however long nothing has answered, the line's return is noticed within half a minute") {
    test::Replay random(5);
    auto progress = quiet();
    for (int failures = 1; failures <= 5000; ++failures) {
        progress = after_failure(progress, start, {}, random, longest_pause_cut_off);
        CHECK(progress.not_before - start <= 30s);
    }
    CHECK(after_failure(progress, start, 120s, random, longest_pause_cut_off).not_before >= start + 120s);
}

TEST_CASE("terminals cut off together do not come back together") {
    test::Replay random(2);
    std::set<std::int64_t> pauses;
    for (int i = 0; i < 50; ++i) {
        Progress progress;
        for (int n = 0; n < 8; ++n) progress = after_failure(progress, start, {}, random);
        pauses.insert((progress.not_before - start).count());
    }
    CHECK(pauses.size() > 45);
}

TEST_CASE("what the scheduler asks for is the least pause") {
    test::Replay random(3);
    CHECK(after_failure({}, start, 120s, random).not_before >= start + 120s);
}

TEST_CASE("a restored scheduler is told what we hold before anything else") {
    auto progress = quiet();
    progress.report_due = core::Generation{2};
    CHECK(plan(progress, {.enrolled = true, .renewal_due = true, .holds_to_clear = true}, start) ==
          Action{ReportNow{core::Generation{2}}});
}

TEST_CASE("a certificate is renewed in time; one that is due still does not hold up the bookings") {
    const Snapshot due{.enrolled = true, .renewal_due = true};
    CHECK(plan(quiet(), due, start) == Action{RenewNow{}});
    const auto tried = after_renewal(quiet(), start);
    CHECK(plan(tried, due, start + 1s) == Action{WaitUntil{start + 30s}});
    CHECK(plan(tried, due, start + 1h) == Action{RenewNow{}});
}

TEST_CASE("holds are cleared while the line is good") {
    const Snapshot holds{.enrolled = true, .holds_to_clear = true};
    CHECK(plan(quiet(), holds, start) == Action{ClearHoldsNow{}});
    test::Replay random(4);
    const auto failed = after_failure(quiet(), start, {}, random);
    CHECK(plan(failed, holds, failed.not_before) == Action{SyncNow{}});
}

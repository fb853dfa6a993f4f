// The bell, the mailbox, the worker and the staged clock: what the kiosk's threads meet through.
#include "kiosk/runtime/mailbox.h"

#include <SDL.h>
#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <thread>

#include "kiosk/runtime/staged_clock.h"
#include "kiosk/runtime/worker.h"

using namespace accueil;
using namespace accueil::runtime;
using namespace std::chrono_literals;

namespace {

bool rings(const Bell& bell, int patience = 0) {
    pollfd waiting{bell.descriptor(), POLLIN, 0};
    return ::poll(&waiting, 1, patience) == 1;
}

} // namespace

TEST_CASE("letters of several threads all arrive, each thread's in its order") {
    const Bell bell;
    Mailbox<std::pair<int, int>> mailbox(bell);
    {
        std::vector<std::jthread> writers;
        for (int who = 0; who < 4; ++who)
            writers.emplace_back([&mailbox, who] {
                for (int i = 0; i < 500; ++i) mailbox.post({who, i});
            });
    }
    std::vector<int> next(4, 0);
    for (const auto& [who, number] : mailbox.take()) CHECK(number == next[static_cast<std::size_t>(who)]++);
    CHECK(next == std::vector<int>(4, 500));
    CHECK(mailbox.take().empty());
}

TEST_CASE("a bell rings until it is silenced, and rings again afterwards") {
    const Bell bell;
    CHECK_FALSE(rings(bell));
    bell.ring();
    bell.ring();
    CHECK(rings(bell));
    bell.silence();
    CHECK_FALSE(rings(bell));
    bell.ring();
    CHECK(rings(bell));
}

TEST_CASE("no letter is slept over: silence, take, sleep") {
    const Bell bell;
    Mailbox<int> mailbox(bell);
    std::jthread writer([&mailbox] {
        for (int i = 0; i < 2000; ++i) {
            mailbox.post(i);
            if (i % 7 == 0) std::this_thread::yield();
        }
    });
    std::size_t got = 0;
    while (got < 2000) {
        bell.silence();
        got += mailbox.take().size();
        if (got < 2000) REQUIRE(rings(bell, 10'000));
    }
}

TEST_CASE("the bell ends a sleep in SDL's own queue") {
    REQUIRE(SDL_Init(SDL_INIT_EVENTS) == 0);
    const Bell bell;
    for (int again = 0; again < 2; ++again) {
        SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
        bell.silence();
        const std::jthread other([&bell] {
            std::this_thread::sleep_for(20ms);
            bell.ring();
        });
        CHECK(SDL_WaitEventTimeout(nullptr, 10'000) == 1);
    }
    SDL_Quit();
    bell.ring(); // after the end of SDL it still does no harm
}

TEST_CASE("a worker does its jobs in order, and those that wait before it ends") {
    std::string done;
    Worker worker;
    worker.submit([] { std::this_thread::sleep_for(20ms); });
    for (const char letter : {'a', 'b', 'c'}) worker.submit([&done, letter] { done += letter; });
    worker.end();
    CHECK(done == "abc");
    worker.submit([&done] { done += 'd'; });
    worker.end();
    CHECK(done == "abc");
}

TEST_CASE("a staged clock stands still until it is moved") {
    const auto start = core::parse_rfc3339("2026-12-23T14:10:00-05:00").value();
    StagedClock clock(start);
    const auto first = clock.monotonic();
    CHECK(clock.now() == start);
    clock.advance(90s);
    CHECK(clock.now() == start + 90s);
    CHECK(clock.monotonic() - first == 90s);
    CHECK(first.time_since_epoch() > 0s);
}

// How the UI thread sleeps where no display wakes it.
#include <catch2/catch_test_macros.hpp>

#include <thread>

#include "kiosk/runtime/sleep.h"

using namespace accueil::runtime;
using namespace std::chrono_literals;

namespace {

std::chrono::steady_clock::duration slept(Sleep& sleep, std::chrono::milliseconds most) {
    const auto begun = std::chrono::steady_clock::now();
    sleep.until_something(most);
    return std::chrono::steady_clock::now() - begun;
}

} // namespace

TEST_CASE("without a word the sleep lasts as long as it may") {
    const Bell bell;
    Sleep sleep(bell);
    CHECK(slept(sleep, 50ms) >= 50ms);
}

TEST_CASE("a ring ends the sleep, also one that came before it") {
    const Bell bell;
    Sleep sleep(bell);
    bell.ring();
    CHECK(slept(sleep, 20s) < 10s);
    bell.silence();
    std::thread ringer([&bell] {
        std::this_thread::sleep_for(30ms);
        bell.ring();
    });
    CHECK(slept(sleep, 20s) < 10s);
    ringer.join();
}

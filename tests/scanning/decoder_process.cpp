#include "shared/scanning/decoder_process.h"

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <fstream>
#include <thread>

#include "shared/scanning/picture.h"
#include "tests/samples/desk.h"
#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::scanning;
using namespace std::chrono_literals;

namespace {

const std::string pass = "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A0042 100";

DecoderSettings settings() { return {.program = BUILD_DIR "/bin/accueil-decoder", .live_deadline = 10s}; }

Frame sheet() {
    samples::Dice dice(21);
    return samples::desk({.module = 3}, samples::draw(Symbology::QrCode, pass), dice);
}

bool reads(DecoderProcess& decoder, const Frame& frame) {
    const auto reply = decoder.read(frame.view(), Mode::Picture);
    return reply && reply->sighting.codes.size() == 1 && core::to_text(reply->sighting.codes[0].payload) == pass;
}

std::string status_of(pid_t process, const std::string& key) {
    std::ifstream in("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(key + ":")) return line.substr(line.find_last_of('\t') + 1);
    return {};
}

} // namespace

TEST_CASE("a picture is read in the confined process") {
    const core::SystemClock clock;
    DecoderProcess decoder(settings(), clock);
    CHECK(decoder.process() == 0);
    REQUIRE(reads(decoder, sheet()));
    CHECK(status_of(decoder.process(), "NoNewPrivs") == "1");
    CHECK(status_of(decoder.process(), "Seccomp") == "2");
    CHECK(decoder.restarts() == 0);
}

TEST_CASE("a decoder that dies costs one frame: the next is read by a new one") {
    const core::SystemClock clock;
    DecoderProcess decoder(settings(), clock);
    const auto frame = sheet();
    REQUIRE(reads(decoder, frame));
    const auto first = decoder.process();
    REQUIRE(kill(first, SIGSTOP) == 0);
    REQUIRE(decoder.submit(frame.view(), Mode::Live));
    REQUIRE(kill(first, SIGABRT) == 0);
    REQUIRE(kill(first, SIGCONT) == 0);
    const auto died = clock.monotonic();
    while (decoder.busy()) CHECK_FALSE(decoder.poll(5s));
    // Started again within 200 ms, before anybody asks.
    CHECK(decoder.process() != 0);
    CHECK(decoder.process() != first);
    CHECK(clock.monotonic() - died < 200ms);
    CHECK(decoder.restarts() == 1);
    CHECK(reads(decoder, frame));
}

TEST_CASE("a decoder sent to rest is gone with what it saw, and the next frame has a new one") {
    const core::SystemClock clock;
    DecoderProcess decoder(settings(), clock);
    const auto frame = sheet();
    REQUIRE(decoder.submit(frame.view(), Mode::Live));
    const auto first = decoder.process();
    decoder.rest();
    CHECK_FALSE(decoder.busy());
    CHECK(kill(first, 0) != 0);
    CHECK(reads(decoder, frame));
    CHECK(decoder.restarts() == 0);
}

TEST_CASE("a decoder that can't be started is told after a few frames") {
    const core::SystemClock clock;
    DecoderProcess decoder({.program = "/nowhere/decoder"}, clock);
    CHECK_FALSE(decoder.failing());
    for (int i = 0; i < 5; ++i) CHECK_FALSE(decoder.submit(sheet().view(), Mode::Live));
    CHECK(decoder.failing());
}

TEST_CASE("a decoder that hangs is given up at the deadline, and nobody waits for it before") {
    const core::SystemClock clock;
    auto quick = settings();
    quick.live_deadline = 100ms;
    DecoderProcess decoder(quick, clock);
    const auto frame = sheet();
    REQUIRE(reads(decoder, frame));
    const auto first = decoder.process();
    REQUIRE(kill(first, SIGSTOP) == 0);
    REQUIRE(decoder.submit(frame.view(), Mode::Live));
    const auto begin = clock.monotonic();
    CHECK_FALSE(decoder.poll(0ms));
    CHECK(clock.monotonic() - begin < 50ms);
    CHECK(decoder.submit(frame.view(), Mode::Live).error().kind == core::ErrorKind::Conflict);
    while (decoder.busy()) static_cast<void>(decoder.poll(20ms));
    CHECK(clock.monotonic() - begin < 300ms);
    CHECK(decoder.process() != first);
    CHECK(reads(decoder, frame));
}

TEST_CASE("a program that is no decoder, or none at all, is an error and is not started in a storm") {
    const core::SystemClock clock;
    for (const char* program : {"/bin/true", "/nowhere/accueil-decoder"}) {
        auto wrong = settings();
        wrong.program = program;
        DecoderProcess decoder(wrong, clock);
        const auto frame = sheet();
        for (int i = 0; i < 20; ++i) CHECK_FALSE(decoder.read(frame.view(), Mode::Live));
        CHECK(decoder.restarts() <= 8);
    }
}

TEST_CASE("a frame larger than the shared memory is refused") {
    const core::SystemClock clock;
    DecoderProcess decoder(settings(), clock);
    const std::uint8_t pixel = 0;
    const ImageView enormous{&pixel, 10'000, 10'000, 0};
    CHECK(decoder.submit(enormous, Mode::Live).error().kind == core::ErrorKind::Refused);
    CHECK(decoder.submit({}, Mode::Live).error().kind == core::ErrorKind::Refused);
}

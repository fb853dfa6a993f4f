#include "platform/scanner/assembly.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil;
using namespace accueil::platform;
using namespace std::chrono_literals;

namespace {

// Bytes arrive one after the other, `apart` between them; afterwards the line is silent for `after`.
std::vector<std::string> received(std::string_view bytes, std::chrono::milliseconds apart = 1ms,
                                  std::chrono::milliseconds after = 0ms) {
    Assembly assembly(100ms);
    core::Monotonic now{10s};
    for (const auto byte : bytes) {
        assembly.silence(now += apart);
        assembly.byte(static_cast<std::uint8_t>(byte), now);
    }
    assembly.silence(now + after);
    std::vector<std::string> out;
    for (const auto& payload : assembly.take()) out.push_back(core::to_text(payload));
    return out;
}

using Texts = std::vector<std::string>;

const std::string td3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
const std::string td3_second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
const std::string small = "p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<";
const std::string td1 = "I<UTOD231458907<<<<<<<<<<<<<<<";

} // namespace

TEST_CASE("every usual end of a payload is an end") {
    CHECK(received("M1PASS\r") == Texts{"M1PASS"});
    CHECK(received("M1PASS\n") == Texts{"M1PASS"});
    CHECK(received("M1PASS\r\n") == Texts{"M1PASS"});
    CHECK(received("M1PASS\t") == Texts{"M1PASS"});
    CHECK(received("\x02M1PASS\x03") == Texts{"M1PASS"});
    CHECK(received("\x02M1PASS\r\n\x03\r\n") == Texts{"M1PASS\r\n"});
    CHECK(received("A\rB\r") == Texts{"A", "B"});
    CHECK(received("\r\n\r\n").empty());
}

TEST_CASE("a payload without an end mark ends with a pause") {
    CHECK(received("M1PASS", 1ms, 50ms).empty());
    CHECK(received("M1PASS", 1ms, 100ms) == Texts{"M1PASS"});
    CHECK(received("AB", 150ms, 0ms) == Texts{"A"});
}

TEST_CASE("the lines of a machine-readable zone stay together") {
    CHECK(received(td3 + "\r" + td3_second + "\r") == Texts{td3 + "\n" + td3_second});
    CHECK(received(td3 + "\r\n" + td3_second + "\r\n") == Texts{td3 + "\n" + td3_second});
    CHECK(received(td1 + "\r" + td1 + "\r" + td1 + "\r") == Texts{td1 + "\n" + td1 + "\n" + td1});
    CHECK(received(td3 + td3_second, 1ms, 100ms) == Texts{td3 + td3_second});
    CHECK(received(small + "\r" + td3_second + "\r") == Texts{small + "\n" + td3_second});
}

TEST_CASE("a frame around each line of a zone keeps the lines together no less") {
    CHECK(received("\x02" + td3 + "\x03\x02" + td3_second + "\x03") == Texts{td3 + "\n" + td3_second});
    CHECK(received("\x02" + td3 + "\r\x03\x02" + td3_second + "\r\x03") == Texts{td3 + "\n" + td3_second});
    CHECK(received("\x02" + td3 + "\r" + td3_second + "\r\x03") == Texts{td3 + "\r" + td3_second + "\r"});
    CHECK(received("\x02" + td3 + "\x03\x02M1PASS\x03") == Texts{td3, "M1PASS"});
}

TEST_CASE("a zone with a character that was not read, or was lost, is one damaged paper and not two unknown ones") {
    auto unread = td3_second;
    unread[9] = '?';
    CHECK(received(td3 + "\r" + unread + "\r") == Texts{td3 + "\n" + unread});
    const auto lost = td3_second.substr(1);
    CHECK(received(td3 + "\r" + lost + "\r") == Texts{td3 + "\n" + lost});
    CHECK(received(td1 + "\r" + td1.substr(1) + "\r" + td1 + "\r") == Texts{td1 + "\n" + td1.substr(1) + "\n" + td1});
}

TEST_CASE("a zone of which only one line came is told after a while, and does not swallow what follows") {
    CHECK(received(td3 + "\r", 1ms, 100ms).empty());
    CHECK(received(td3 + "\r", 1ms, 400ms) == Texts{td3});
    CHECK(received(td3 + "\rW304815926\r") == Texts{td3, "W304815926"});
    CHECK(received(td3 + "\r" + td1 + "\r", 1ms, 400ms) == Texts{td3, td1});
}

TEST_CASE("line ends within a seal are data") {
    const std::string seal = "\xDC\x03\r\n\r\x01";
    CHECK(received(seal, 1ms, 100ms) == Texts{seal});
    CHECK(received("]d1" + seal, 1ms, 100ms) == Texts{"]d1" + seal});
    const std::string utf8 = "\xC3\x9C\x03\r\n\x01"; // by a reader that takes it for Latin-1
    CHECK(received(utf8, 1ms, 100ms) == Texts{utf8});
}

TEST_CASE("ETX within a framed seal is data, as every header of version 4 holds one") {
    const std::string seal("\xDC\x03\x6A\x6B\x02\x03\x11", 7);
    CHECK(received("\x02" + seal + "\x03", 1ms, 100ms) == Texts{seal + "\x03"}); // the frame's own is taken off later
}

TEST_CASE("the last byte of a seal may be a line end") {
    for (const std::string end : {"\n", "\r", "\r\n", "\t"}) {
        const auto seal = "\xDC\x03\x01" + end;
        CHECK(received(seal, 1ms, 100ms) == Texts{seal});
    }
}

TEST_CASE("a reader gone mad fills no memory, and the next payload is whole") {
    const auto texts = received(std::string(20'000, 'x') + "\rM1PASS\r");
    CHECK(texts == Texts{"M1PASS"});
}

TEST_CASE("what was half received when the reader was pulled out is forgotten") {
    Assembly assembly(100ms);
    assembly.byte('M', core::Monotonic{1s});
    assembly.forget();
    assembly.byte('A', core::Monotonic{2s});
    assembly.byte('\r', core::Monotonic{2s});
    CHECK(assembly.take() == std::vector<core::Bytes>{{'A'}});
}

#include "platform/scanner/keys.h"

#include <linux/input-event-codes.h>

#include <catch2/catch_test_macros.hpp>
#include <initializer_list>
#include <string>

using accueil::platform::Keys;

namespace {

std::string typed(Keys& keys, std::initializer_list<std::pair<unsigned, int>> strokes) {
    std::string out;
    for (const auto& [code, value] : strokes)
        if (const auto byte = keys.stroke(code, value)) out += static_cast<char>(*byte);
    return out;
}

} // namespace

TEST_CASE("keys give what the US layout gives, with shift and capitals lock") {
    Keys keys;
    CHECK(typed(keys, {{KEY_M, 1}, {KEY_M, 0}, {KEY_1, 1}, {KEY_SLASH, 1}, {KEY_ENTER, 1}}) == "m1/\r");
    CHECK(typed(keys, {{KEY_LEFTSHIFT, 1}, {KEY_M, 1}, {KEY_COMMA, 1}, {KEY_LEFTSHIFT, 0}, {KEY_COMMA, 1}}) == "M<,");
    CHECK(typed(keys, {{KEY_CAPSLOCK, 1}, {KEY_CAPSLOCK, 0}, {KEY_A, 1}, {KEY_1, 1}}) == "A1");
    CHECK(typed(keys, {{KEY_RIGHTSHIFT, 1}, {KEY_A, 1}, {KEY_RIGHTSHIFT, 0}}) == "a");
}

TEST_CASE("control bytes come as control and a key, others as Alt and digits") {
    Keys keys;
    CHECK(typed(keys, {{KEY_LEFTCTRL, 1}, {KEY_RIGHTBRACE, 1}, {KEY_LEFTCTRL, 0}}) == "\x1D");
    CHECK(typed(keys, {{KEY_LEFTCTRL, 1}, {KEY_LEFTSHIFT, 1}, {KEY_6, 1}, {KEY_MINUS, 1}, {KEY_LEFTSHIFT, 0}}) ==
          "\x1E\x1F"); // as ^^ and ^_
    CHECK(typed(keys, {{KEY_LEFTCTRL, 0}}).empty());
    CHECK(typed(keys, {{KEY_LEFTALT, 1}, {KEY_KP0, 1}, {KEY_KP2, 1}, {KEY_KP2, 1}, {KEY_KP0, 1}, {KEY_LEFTALT, 0}}) ==
          "\xDC");
    CHECK(typed(keys, {{KEY_LEFTALT, 1}, {KEY_LEFTALT, 0}, {KEY_A, 1}}) == "a");
}

TEST_CASE("keys that mean nothing give nothing") {
    Keys keys;
    CHECK(typed(keys, {{KEY_F5, 1}, {KEY_LEFTMETA, 1}, {KEY_A, 0}, {9999, 1}}).empty());
}

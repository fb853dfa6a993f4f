#include "kiosk/runtime/driver_request.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil;
using namespace accueil::runtime;

namespace {

std::string why_not(std::string_view line) {
    const auto request = parse_driver_request(line);
    return request ? "it is one" : request.error().detail;
}

} // namespace

TEST_CASE("each request of the protocol is understood") {
    CHECK(std::holds_alternative<driving::Tree>(parse_driver_request(R"({"do":"tree"})").value()));
    CHECK(std::holds_alternative<driving::Spoken>(parse_driver_request(R"({"do":"spoken"})").value()));
    CHECK(std::holds_alternative<driving::Quit>(parse_driver_request(R"({"do":"quit"})").value()));
    CHECK(std::get<driving::Tap>(parse_driver_request(R"({"do":"tap","id":"next"})").value()).id == "next");
    const auto key = parse_driver_request(R"({"do":"key","name":"large-text"})").value();
    CHECK(std::get<driving::Press>(key).key == view::Key::LargeText);
    CHECK(std::get<driving::Show>(parse_driver_request(R"({"do":"show"})").value()).file.empty());
    CHECK(std::get<driving::Picture>(parse_driver_request(R"({"do":"picture","file":"a"})").value()).file == "a");
    const auto advance = parse_driver_request(R"({"do":"advance","seconds":95})").value();
    CHECK(std::get<driving::Advance>(advance).by == std::chrono::seconds{95});
}

TEST_CASE("a request that is a number is answered, not thrown at") {
    CHECK(why_not(R"({"do":5})") == "do is not a text");
    CHECK(why_not(R"({"do":"tap","id":5})") == "id is not a text");
    CHECK(why_not(R"({"do":"show","file":null})") == "file is not a text");
    CHECK(why_not(R"({"do":"key","name":["next"]})") == "name is not a text");
}

TEST_CASE("what is no request says so") {
    for (const auto* line : {"", "5", "[]", "{", R"({"do":"tree"} and more)", "{\"do\":\"\xFF\"}"})
        CHECK(why_not(line) == "not a request");
    CHECK(why_not("{}") == "not a request that is known");
    CHECK(why_not(R"({"do":"key","name":"enormous"})") == "no such key");
}

TEST_CASE("the clock goes forward by whole seconds, and not past a week") {
    CHECK(parse_driver_request(R"({"do":"advance","seconds":604800})"));
    for (const auto* seconds : {"604801", "-1", "18446744073709551615", "9223372036854775807", "-9223372036854775808"})
        CHECK(why_not(R"({"do":"advance","seconds":)" + std::string(seconds) + "}") ==
              "seconds is outside of 0 … 604800");
    for (const auto* seconds : {"1e300", "1.5", "\"5\"", "null"})
        CHECK(why_not(R"({"do":"advance","seconds":)" + std::string(seconds) + "}") == "seconds is not a whole number");
    CHECK(why_not(R"({"do":"advance"})") == "seconds is not a whole number");
}

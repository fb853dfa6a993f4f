#include "shared/scanning/reply.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace accueil;
using namespace accueil::scanning;

namespace {

Reply sample() {
    Reply reply;
    reply.number = 77;
    reply.cpu = std::chrono::microseconds{4321};
    reply.sighting.hint = Hint::Glare;
    reply.sighting.outline = Quad{{{1, 2}, {3, 4}, {5, 6}, {7, 8}}};
    Code code;
    code.symbology = Symbology::DataMatrix;
    code.payload = {0xDC, 0x00, 0xFF};
    code.text = "Ü";
    code.quad = {{{9, 9}, {8, 8}, {7, 7}, {6.5F, 6}}};
    reply.sighting.codes = {code, code};
    return reply;
}

} // namespace

TEST_CASE("a reply of the decoder arrives as it was sent") {
    const auto sent = sample();
    const auto got = parse_reply(to_bytes(sent));
    REQUIRE(got);
    CHECK(got->number == 77);
    CHECK(got->cpu == sent.cpu);
    CHECK(got->sighting.hint == Hint::Glare);
    CHECK(got->sighting.outline == sent.sighting.outline);
    REQUIRE(got->sighting.codes.size() == 2);
    CHECK(got->sighting.codes[1].payload == sent.sighting.codes[1].payload);
    CHECK(got->sighting.codes[1].text == "Ü");
    CHECK(got->sighting.codes[1].quad == sent.sighting.codes[1].quad);
}

TEST_CASE("a reply cut anywhere, or longer than it says, is refused") {
    auto bytes = to_bytes(sample());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_FALSE(parse_reply(core::BytesView(bytes).first(size)));
    bytes.push_back(0);
    CHECK_FALSE(parse_reply(bytes));
}

TEST_CASE("a place that is no place is refused: it is drawn on the screen") {
    for (const float nowhere :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 1e9F}) {
        auto reply = sample();
        reply.sighting.codes[1].quad[2].x = nowhere;
        CHECK_FALSE(parse_reply(to_bytes(reply)));
        reply = sample();
        (*reply.sighting.outline)[0].y = -nowhere;
        CHECK_FALSE(parse_reply(to_bytes(reply)));
    }
}

TEST_CASE("a payload above the bound is left out, the others stay") {
    auto reply = sample();
    reply.sighting.codes[0].payload.assign(most_payload + 1, 7);
    const auto got = parse_reply(to_bytes(reply));
    REQUIRE(got);
    CHECK(got->sighting.codes.size() == 1);
}

TEST_CASE("many large codes stay within one packet") {
    auto reply = sample();
    reply.sighting.codes.assign(40, reply.sighting.codes.front());
    for (auto& code : reply.sighting.codes) code.payload.assign(most_payload, 7);
    const auto bytes = to_bytes(reply);
    CHECK(bytes.size() <= most_reply);
    CHECK(parse_reply(bytes));
}

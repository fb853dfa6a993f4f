#include "shared/scanning/request.h"

#include <catch2/catch_test_macros.hpp>
#include <cstring>

using namespace accueil;
using namespace accueil::scanning;

namespace {

core::Result<Asked> parsed(const Request& request, core::BytesView memory) {
    return parse_request({reinterpret_cast<const std::uint8_t*>(&request), sizeof request}, memory);
}

} // namespace

TEST_CASE("the decoder looks at a frame that fills the memory to its last byte, and at none a row larger") {
    const core::Bytes memory(640 * 480);
    const auto look = parsed({7, 640, 480, Mode::Picture, 0}, memory);
    REQUIRE(look);
    CHECK(look->number == 7);
    CHECK(look->mode == Mode::Picture);
    CHECK(look->frame.row(479) + 640 == memory.data() + memory.size());
    CHECK_FALSE(parsed({7, 640, 481, Mode::Picture, 0}, memory));
    CHECK_FALSE(parsed({7, 641, 480, Mode::Picture, 0}, memory));
}

TEST_CASE("sides whose product wraps around are refused") {
    const core::Bytes memory(4096);
    for (const std::uint32_t side : {0U, 65536U, 0x1'0001U, 0x8000'0000U, 0xFFFF'FFFFU}) {
        CHECK_FALSE(parsed({1, side, 1, Mode::Live, 0}, memory));
        CHECK_FALSE(parsed({1, 1, side, Mode::Live, 0}, memory));
        CHECK_FALSE(parsed({1, side, side, Mode::Live, 0}, memory));
    }
}

TEST_CASE("a request cut or too long, and one of no known mode, is refused") {
    const core::Bytes memory(64);
    const Request request{1, 8, 8, Mode::Live, 0};
    std::uint8_t bytes[sizeof request + 1]{};
    std::memcpy(bytes, &request, sizeof request);
    CHECK(parse_request({bytes, sizeof request}, memory));
    for (std::size_t size = 0; size < sizeof request; ++size) CHECK_FALSE(parse_request({bytes, size}, memory));
    CHECK_FALSE(parse_request({bytes, sizeof request + 1}, memory));
    CHECK_FALSE(parsed({1, 8, 8, static_cast<Mode>(2), 0}, memory));
}

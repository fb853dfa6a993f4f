#include "shared/core/bytes.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil::core;

TEST_CASE("base64 follows the test vectors of RFC 4648") {
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, coded] : vectors) {
        CHECK(to_base64(to_bytes(plain)) == coded);
        CHECK(to_text(from_base64(coded).value()) == plain);
    }
    CHECK(from_base64("-_8").value() == Bytes{0xFB, 0xFF});
    CHECK_FALSE(from_base64("A").has_value());
    CHECK_FALSE(from_base64("Zg!=").has_value());
}

TEST_CASE("hexadecimal is read in either case and refused when broken") {
    CHECK(from_hex("dC03").value() == Bytes{0xDC, 0x03});
    CHECK(to_hex(Bytes{0xDC, 0x03}) == "dc03");
    CHECK_FALSE(from_hex("abc").has_value());
    CHECK_FALSE(from_hex("zz").has_value());
}

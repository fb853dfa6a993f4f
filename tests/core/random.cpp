#include "shared/core/random.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace accueil::core;
using namespace std::chrono;

TEST_CASE("a UUIDv7 carries its version, its variant and the time") {
    SystemRandom random;
    const auto id = uuid_v7(random, Instant{0x0123456789ABms});
    REQUIRE(id.size() == 36);
    CHECK(id.substr(0, 13) == "01234567-89ab");
    CHECK(id[14] == '7');
    CHECK((id[19] == '8' || id[19] == '9' || id[19] == 'a' || id[19] == 'b'));
    CHECK(id != uuid_v7(random, Instant{0x0123456789ABms}));
}

TEST_CASE("a bounded draw reaches each value and no other") {
    SystemRandom random;
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(below(random, 3));
    CHECK(seen == std::set<std::uint64_t>{0, 1, 2});
}

#include "shared/security/pin.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil;
using namespace std::chrono_literals;
using security::pause_left;
using security::PinTries;

TEST_CASE("a PIN is kept as argon2id and recognised again") {
    const auto hash = security::hash_pin("483920").value();
    CHECK(hash.starts_with("$argon2id$v=19$"));
    CHECK(security::pin_matches("483920", hash));
    CHECK_FALSE(security::pin_matches("483921", hash));
    CHECK_FALSE(security::pin_matches("483920", "not a hash"));
    CHECK(security::hash_pin("483920").value() != hash);
}

TEST_CASE("the PINs that everybody tries first are not accepted") {
    CHECK(security::check_new_pin("483920"));
    for (const auto* pin : {"", "12345", "1234567890123", "123456", "987654", "111111", "48392O"})
        CHECK(security::check_new_pin(pin).error().kind == core::ErrorKind::InvalidInput);
}

TEST_CASE("after the fifth wrong try each costs a longer pause") {
    const core::Instant then{1000h};
    CHECK(pause_left({4, then}, then) == 0ms);
    CHECK(pause_left({5, then}, then) == 30s);
    CHECK(pause_left({5, then}, then + 29s) == 1s);
    CHECK(pause_left({5, then}, then + 31s) == 0ms);
    CHECK(pause_left({6, then}, then) == 60s);
    CHECK(pause_left({40, then}, then) == 1h);
}

TEST_CASE("setting the clock back does not open the lock") {
    const core::Instant then{1000h};
    CHECK(pause_left({6, then}, then - 24h) == 60s);
}

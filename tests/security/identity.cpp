#include "shared/security/identity.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil;

TEST_CASE("a signing request is made over a new P-256 key") {
    const auto key = security::make_tls_key().value();
    CHECK(key.starts_with("-----BEGIN PRIVATE KEY-----"));
    const auto request = security::make_signing_request(key, "kiosk-1").value();
    CHECK(request.starts_with("-----BEGIN CERTIFICATE REQUEST-----"));
    CHECK(security::make_signing_request("nonsense", "x").error().kind == core::ErrorKind::InvalidInput);
    CHECK(security::certificate_facts("nonsense").error().kind == core::ErrorKind::InvalidInput);
}

TEST_CASE("a slip's signature holds for its bytes and its key only") {
    core::SystemRandom random;
    const auto pair = security::make_signature_pair(random);
    const auto message = core::to_bytes("slip");
    auto signature = security::sign(message, pair).value();
    CHECK(security::signature_matches(message, signature, pair.public_key));
    CHECK_FALSE(security::signature_matches(core::to_bytes("slop"), signature, pair.public_key));
    CHECK_FALSE(security::signature_matches(message, signature, security::make_signature_pair(random).public_key));
    signature[0] ^= 1;
    CHECK_FALSE(security::signature_matches(message, signature, pair.public_key));
    CHECK_FALSE(security::signature_matches(message, core::Bytes(3), pair.public_key));
}

TEST_CASE("RFC 8032, test 2: the signature of one byte") {
    const auto seed = core::from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").value();
    const auto pair = security::signature_pair_from_seed(seed).value();
    CHECK(core::to_hex(pair.public_key) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    CHECK(
        core::to_hex(security::sign(core::Bytes{0x72}, pair).value()).starts_with("92a009a9f0d4cab8720e820b5f642540"));
}

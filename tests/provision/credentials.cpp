#include "deploy/provision/credentials.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil::provision;
using accueil::core::ErrorKind;

TEST_CASE("each application has a key of its own, and the request does not hold it") {
    const auto one = make_application("yul-int-01").value(), other = make_application("yul-int-01").value();
    CHECK(one.key_pem.starts_with("-----BEGIN PRIVATE KEY-----"));
    CHECK(one.csr_pem.starts_with("-----BEGIN CERTIFICATE REQUEST-----"));
    CHECK(one.key_pem != other.key_pem);
    CHECK_FALSE(one.csr_pem.contains("PRIVATE"));
}

TEST_CASE("what is no certificate is refused") {
    const auto key = make_application("a").value();
    CHECK(facts_of("").error().kind == ErrorKind::InvalidInput);
    CHECK(facts_of(key.csr_pem).error().kind == ErrorKind::InvalidInput);
    CHECK(belong_together(key.csr_pem, key.key_pem).error().kind == ErrorKind::InvalidInput);
}

// The counter on a TPM of software.
#include <catch2/catch_test_macros.hpp>

#include "platform/counter/tpm_counter.h"
#include "tests/platform/chip.h"

using namespace accueil;
using core::ErrorKind;

TEST_CASE("a counter is set up once, moves by one, and keeps its value without power") {
    test::Chip chip;
    const auto counter = platform::make_counter(chip.tcti());
    CHECK(counter->read().error().kind == ErrorKind::NotFound);
    CHECK(counter->advance().error().kind == ErrorKind::NotFound);
    const auto first = counter->define();
    REQUIRE(first);
    CHECK(counter->read() == *first);
    CHECK(counter->advance() == *first + 1);
    CHECK(counter->define() == *first + 1);
    chip.power(false);
    CHECK(counter->read().error().kind == ErrorKind::Unavailable);
    chip.power(true);
    CHECK(counter->read() == *first + 1);
    CHECK(counter->advance() == *first + 2);
}

TEST_CASE("a counter that was taken away and set up anew is not the former") {
    test::Chip chip;
    const auto counter = platform::make_counter(chip.tcti());
    CHECK(counter->remove());
    const auto first = counter->define().value();
    for (int i = 0; i < 3; ++i) CHECK(counter->advance());
    CHECK(counter->remove());
    CHECK(counter->read().error().kind == ErrorKind::NotFound);
    CHECK(counter->define().value() > first + 3);
    chip.replace();
    CHECK(counter->read().error().kind == ErrorKind::NotFound);
}

TEST_CASE("a machine without a chip is told from one that does not answer") {
    CHECK(platform::make_counter("device:/nowhere/tpmrm0")->read().error().kind == ErrorKind::Unsupported);
    CHECK(platform::make_counter("swtpm:path=/nowhere/chip")->read().error().kind == ErrorKind::Unavailable);
    CHECK(platform::make_counter("none")->read().error().kind == ErrorKind::Unsupported);
    CHECK(platform::make_counter("none")->remove());
}

#include "shared/core/clock.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil::core;
using namespace std::chrono;

TEST_CASE("an instant is written and read as RFC 3339") {
    const Instant instant = sys_days{2026y / March / 8} + 6h + 59min + 30s + 250ms;
    CHECK(to_rfc3339(instant) == "2026-03-08T06:59:30.250Z");
    CHECK(parse_rfc3339("2026-03-08T01:59:30.25-05:00") == instant);
    CHECK(parse_rfc3339(to_rfc3339(instant)) == instant);
    CHECK(to_rfc3339(sys_days{2026y / December / 23}) == "2026-12-23T00:00:00Z");
}

TEST_CASE("what is not an instant is refused") {
    for (const auto* text :
         {"", "2026-02-30T10:00:00Z", "2026-03-02", "2026-03-02T10:00:00", "2026-03-02T10:00:00+5:00",
          "2026-03-02T25:00:00Z", "2026-03-02T10:00:00.Z", "2026-03-02T10:00:00Zx"})
        CHECK_FALSE(parse_rfc3339(text).has_value());
}

#include "shared/core/nesting.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using accueil::core::nests_deeper;

TEST_CASE("the levels of a JSON text are counted, and what stands in its texts is not") {
    CHECK_FALSE(nests_deeper("", 0));
    CHECK_FALSE(nests_deeper("7", 0));
    CHECK(nests_deeper("[]", 0));
    CHECK_FALSE(nests_deeper(R"([{"a":[]},[[]]])", 3));
    CHECK(nests_deeper(R"([{"a":[]},[[[]]]])", 3));
    CHECK_FALSE(nests_deeper(R"(["[[[[", "\"[[[[", "\\"])", 1));
    CHECK(nests_deeper(R"(["\\", [1]])", 1));
    CHECK_FALSE(nests_deeper("]]]]]]}}}[", 1));
    CHECK(nests_deeper(std::string(100'000, '[')));
}

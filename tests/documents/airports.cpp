#include <catch2/catch_test_macros.hpp>

#include "shared/documents/airports.h"

using accueil::documents::is_canadian_airport;

TEST_CASE("Not every airport with a Y is in Canada") {
    CHECK(is_canadian_airport("YUL"));
    CHECK(is_canadian_airport("YYZ"));
    CHECK(is_canadian_airport("ZBF"));
    CHECK_FALSE(is_canadian_airport("YUM"));
    CHECK_FALSE(is_canadian_airport("CMN"));
    CHECK_FALSE(is_canadian_airport(""));
}

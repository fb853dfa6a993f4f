#include <catch2/catch_test_macros.hpp>

#include "tests/provision/accueilctl.h"

using namespace accueil::provision;

TEST_CASE("accueilctl tells the window of an arrival on 23 December") {
    const auto answer = accueilctl({"calendar", "window", "--arrival", "2026-12-23T14:10"});
    CHECK(answer.status == 0);
    CHECK(answer.out == R"({"arrival":"2026-12-23T14:10","admissible_days":["2026-12-29","2026-12-30","2027-01-05",)"
                        R"("2027-01-06","2027-01-07"],"last_admissible":"2027-01-07"})"
                        "\n");
}

TEST_CASE("an arrival can be an instant: the date is that of Montréal") {
    const auto answer = accueilctl({"calendar", "window", "--arrival", "2026-03-03T04:30:00Z"});
    CHECK(answer.lines().at(0).at("admissible_days").at(0) == "2026-03-03");
}

TEST_CASE("an arrival that is none is answered with an error object") {
    const auto answer = accueilctl({"calendar", "window", "--arrival", "tomorrow"});
    CHECK(answer.status == 1);
    CHECK(answer.lines().at(0).at("error").at("kind") == "invalid-input");
}

TEST_CASE("accueilctl lists 13 holidays, one a line") {
    const auto lines = accueilctl({"calendar", "holidays", "2026"}).lines();
    REQUIRE(lines.size() == 13);
    CHECK(lines.front().dump() == R"({"date":"2026-01-01","name":"Jour de l’An"})");
    CHECK(lines.back().at("date") == "2026-12-31");
}

TEST_CASE("wrong use is exit status 2 and a word of help") {
    CHECK(accueilctl({"calendar"}).status == 2);
    CHECK(accueilctl({"calendar", "holidays", "26"}).status == 2);
    CHECK(accueilctl({"dance"}).status == 2);
    CHECK(accueilctl({"calendar", "--help"}).status == 0);
}

#include <catch2/catch_test_macros.hpp>

#include "shared/documents/traveller.h"

using namespace accueil::documents;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

Leg leg(const char* from, const char* to, year_month_day day) {
    Leg one;
    one.from = from, one.to = to, one.carrier = "AC", one.flight_number = "0416", one.flight_date = day;
    return one;
}

BoardingPass pass(std::string_view name, std::vector<Leg> legs) {
    BoardingPass one;
    one.passenger_name = name;
    one.legs_count = static_cast<int>(legs.size());
    one.legs = std::move(legs);
    return one;
}

constexpr auto monday = 2026y / March / 2, sunday = 2026y / March / 1;

} // namespace

TEST_CASE("Names are shown as people read them") {
    const auto shown = [](const char* name) {
        return traveller(Document(pass(name, {leg("CMN", "YUL", monday)})))->display_name;
    };
    CHECK(shown("HADDAD/AMINA") == "Amina HADDAD");
    CHECK(shown("HADDAD/AMINA ZAHRA") == "Amina Zahra HADDAD");
    CHECK(shown("HADDAD/AMINA MRS") == "Amina HADDAD");
    CHECK(shown("HADDAD/AMINAMRS") == "Amina HADDAD");
    CHECK(shown("TREMBLAY/JEAN-PAUL") == "Jean-Paul TREMBLAY");
    CHECK(shown("LIU/MR") == "Mr LIU"); // may well be a name
    CHECK(shown("SUHARTINI") == "SUHARTINI");
    CHECK(shown("NUR/OMR") == "Omr NUR");
}

TEST_CASE("The leg that ends here is the arrival") {
    const auto person = traveller(Document(pass("LIU/WEI", {leg("PEK", "YUL", monday), leg("YUL", "YQB", monday)})));
    REQUIRE(person);
    CHECK(person->flight == ArrivalFlight{"AC", "416", "PEK", "YUL", monday});
    CHECK(person->itinerary == Itinerary::Direct);
    CHECK(person->document_kind == "boarding_pass");
}

TEST_CASE("Connections through another Canadian airport, in any order, over night") {
    const auto far_leg = leg("LOS", "YYZ", sunday), near_leg = leg("YYZ", "YUL", monday);
    for (const auto& legs : {std::vector{far_leg, near_leg}, {near_leg, far_leg}}) {
        const auto person = traveller(Document(pass("OKOYE/JONAS", legs)));
        CHECK(person->itinerary == Itinerary::Connecting);
        CHECK(person->flight->from == "YYZ");
    }
}

TEST_CASE("Other itineraries") {
    const auto itinerary = [](std::vector<Leg> legs) {
        return traveller(Document(pass("LIU/WEI", std::move(legs))))->itinerary;
    };
    CHECK(itinerary({leg("YYZ", "YUL", monday)}) == Itinerary::Domestic);
    CHECK(itinerary({leg("PEK", "YYZ", monday)}) == Itinerary::Elsewhere);
    CHECK(itinerary({leg("PEK", "YVR", sunday), leg("YVR", "YYZ", monday), leg("YYZ", "YUL", monday)}) ==
          Itinerary::Connecting);
    CHECK(itinerary({leg("LHR", "YYZ", monday), leg("YTZ", "YUL", monday)}) ==
          Itinerary::Connecting); // two airports of a city
    CHECK(itinerary({leg("LHR", "CDG", monday), leg("CDG", "YUL", monday)}) == Itinerary::Direct);
}

TEST_CASE("Who is named by other documents") {
    Mrz zone;
    zone.surname = "HADDAD";
    zone.given_names = "AMINA ZAHRA";
    const auto person = traveller(Document(zone));
    REQUIRE(person);
    CHECK(person->given_names == std::vector<std::string>{"Amina", "Zahra"});
    CHECK(person->itinerary == Itinerary::Unknown);
    CHECK_FALSE(person->flight);

    Seal visa;
    visa.mrz = {"V<CANHADDAD<<AMINA<<<<<<<<<<<<<<<<<<", "L8988901C4MAR9002146F2706308"};
    CHECK(traveller(Document(visa))->display_name == "Amina HADDAD");
    CHECK_FALSE(traveller(Document(Seal{})));
    CHECK_FALSE(traveller(Document(Slip{})));
    CHECK_FALSE(traveller(Document(StaffBadge{})));
    CHECK_FALSE(traveller(Document(Unknown{})));
}

#include <catch2/catch_test_macros.hpp>

#include "shared/documents/bcbp/compose.h"
#include "shared/documents/bcbp/fields.h"
#include "shared/documents/bcbp/read.h"

using namespace accueil;
using namespace accueil::documents;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

constexpr sys_days today = 2026y / March / 2;

BoardingPass sample() {
    BoardingPass pass;
    pass.format = "M";
    pass.legs_count = 2;
    pass.passenger_name = "OKOYE/JONAS";
    pass.e_ticket = "E";
    pass.version = "6";
    pass.passenger_description = "1";
    pass.source_checkin = "W";
    pass.source_issuance = "O";
    pass.issue_date_raw = "6059";
    pass.issue_date = 2026y / February / 28;
    pass.document_type = "B";
    pass.issuer = "AC";
    pass.bag_tags = {"0014123456001", "0014123456002", "0014123456003"};
    pass.security = PassSecurity{"1", 10, "MEQCIB4AbC"};
    Leg leg;
    leg.pnr = "W2C6HY", leg.from = "LOS", leg.to = "YYZ", leg.carrier = "AC", leg.flight_number = "0893";
    leg.date_julian = "060", leg.flight_date = 2026y / March / 1, leg.cabin = "Y", leg.seat = "031K";
    leg.sequence = "0042", leg.status = "1", leg.airline_numeric = "014", leg.document_number = "2109876543";
    leg.selectee = "0", leg.intl_doc = "1", leg.marketing_carrier = "AC", leg.ff_airline = "LH";
    leg.ff_number = "9923004455667788", leg.id_ad = "N", leg.free_baggage = "2PC", leg.fast_track = "Y";
    leg.airline_private = "LX58Z";
    pass.legs = {leg, leg};
    pass.legs[1].from = "YYZ", pass.legs[1].to = "YUL", pass.legs[1].date_julian = "061";
    pass.legs[1].flight_date = 2026y / March / 2;
    return pass;
}

} // namespace

TEST_CASE("What was composed is read again, field for field") {
    const auto pass = sample();
    const auto read = bcbp::read(bcbp::compose(pass), today);
    REQUIRE(read);
    CHECK(*read == pass);
}

// Ends of all fields of a leg's conditional section, counted from the start of the record.
TEST_CASE("A record cut behind any field gives what is there, and what is not there is empty") {
    auto pass = sample();
    pass.legs.resize(1);
    pass.legs_count = 1;
    pass.security.reset();
    const auto record = bcbp::compose(pass);
    for (std::size_t size = bcbp::unique_mandatory::size + bcbp::repeated_mandatory::shortest; size < record.size();
         ++size) {
        INFO(size);
        const auto read = bcbp::read(std::string_view(record).substr(0, size), today);
        REQUIRE(read);
        const auto& leg = read->legs.at(0);
        CHECK(leg.from.view() == "LOS");
        // The year of issue decides the date as soon as it is there; before, the nearest day does. Here both agree.
        CHECK(leg.flight_date == pass.legs[0].flight_date);
        CHECK((leg.free_baggage.empty() || leg.ff_number == pass.legs[0].ff_number));
        CHECK((leg.airline_numeric.empty() || read->issuer == pass.issuer));
    }
}

TEST_CASE("A record cut between two fields before the day still tells where the flight went") {
    auto pass = sample();
    pass.legs.resize(1);
    const auto record = bcbp::compose(pass);
    namespace rm = bcbp::repeated_mandatory;
    for (const auto size : {rm::carrier.at, rm::flight_number.at, rm::date_julian.at}) {
        INFO(size);
        auto cut = record.substr(0, bcbp::unique_mandatory::size + size);
        const auto read = bcbp::read(cut, today);
        REQUIRE(read);
        CHECK(read->legs[0].to.view() == "YYZ");
        CHECK(read->legs[0].carrier.view() == (size > rm::carrier.at ? "AC" : ""));
        CHECK_FALSE(read->legs[0].flight_date);
        cut.erase(bcbp::unique_mandatory::e_ticket.at, 1); // and the flag left out as well
        const auto without_flag = bcbp::read(cut, today);
        REQUIRE(without_flag);
        CHECK(without_flag->legs == read->legs);
    }
}

TEST_CASE("A later leg leaves at the earliest the day before the one in front of it") {
    auto pass = sample();
    pass.version = ""; // no conditional section: no issue date
    pass.legs[0].date_julian = "365";
    pass.legs[1].date_julian = "001";
    const auto read = bcbp::read(bcbp::compose(pass), sys_days(2026y / January / 1));
    REQUIRE(read);
    CHECK(read->legs[0].flight_date == 2025y / December / 31);
    CHECK(read->legs[1].flight_date == 2026y / January / 1);

    pass.legs[0].date_julian = "061"; // westward over the date line
    pass.legs[1].date_julian = "060";
    const auto back = bcbp::read(bcbp::compose(pass), today);
    REQUIRE(back);
    CHECK(back->legs[1].flight_date == 2026y / March / 1);
}

TEST_CASE("A pass that announces more legs than it has is damaged, not another document") {
    auto pass = sample();
    auto record = bcbp::compose(pass);
    record[1] = '3';
    const auto read = bcbp::read(record, today);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == core::ErrorKind::InvalidInput);
    CHECK_FALSE(read.error().detail.contains("OKOYE"));
}

TEST_CASE("Days as a pass prints them") {
    CHECK(bcbp::julian(2026y / March / 2) == "061");
    CHECK(bcbp::julian(2028y / December / 31) == "366");
    CHECK(bcbp::yddd(2026y / March / 2) == "6061");
}

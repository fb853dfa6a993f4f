#include "kiosk/journey/seen_document.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil;
using namespace accueil::journey;
using booking::DocumentKind;

namespace {

documents::Leg leg(const char* from, const char* to, const char* carrier, const char* number) {
    documents::Leg made;
    made.from = from;
    made.to = to;
    made.carrier = carrier;
    made.flight_number = number;
    return made;
}

documents::BoardingPass pass(std::vector<documents::Leg> legs) {
    documents::BoardingPass made;
    made.passenger_name = "ELAMRANI/SALMA MRS";
    made.legs_count = static_cast<int>(legs.size());
    made.legs = std::move(legs);
    return made;
}

documents::Mrz zone() {
    documents::Mrz made;
    made.document_code = "P";
    made.surname = "ERIKSSON";
    made.given_names = "ANNA MARIA";
    made.checks = {.document_number = true, .birth_date = true, .expiry_date = true, .optional = {}, .composite = true};
    return made;
}

} // namespace

TEST_CASE("a boarding pass tells name and flight, without the form of address") {
    const auto seen = seen_document(documents::Document(pass({leg("CMN", "YUL", "AT", "0208")})));
    CHECK(seen.kind == DocumentKind::BoardingPass);
    CHECK(seen.person.surname == "ELAMRANI");
    CHECK(seen.person.given_names == "Salma");
    CHECK(seen.flight == "AT208");
    CHECK_FALSE(seen.connecting);
}

TEST_CASE("a journey from abroad over Toronto is a connection") {
    const auto seen =
        seen_document(documents::Document(pass({leg("CDG", "YYZ", "AC", "0881"), leg("YYZ", "YUL", "AC", "0412")})));
    CHECK(seen.connecting);
    CHECK(seen.flight == "AC412");
}

TEST_CASE("passports and visas are told apart; one wrong check digit sends nobody away, two do") {
    auto read = zone();
    CHECK(seen_document(documents::Document(read)).kind == DocumentKind::Passport);
    CHECK(seen_document(documents::Document(read)).person.given_names == "Anna Maria");
    read.checks.expiry_date = false;
    read.checks.composite = false;
    CHECK_FALSE(seen_document(documents::Document(read)).broken);
    read.checks.document_number = false;
    CHECK(seen_document(documents::Document(read)).broken);
    read = zone();
    read.format = documents::MrzFormat::MrvB;
    CHECK(seen_document(documents::Document(read)).kind == DocumentKind::Visa);
}

TEST_CASE("a letter of invitation brings what it knows") {
    documents::Invitation letter;
    letter.language = "ar";
    letter.region = core::RegionCode("13");
    letter.household_size = 4;
    letter.person_reference = "PAP-2026-004211";
    letter.needs = {"interpreter", "step-free", "employment", "employment", "a later version's"};
    letter.signature_valid = true;
    letter.signer = documents::scheduler_signer;
    auto seen = seen_document(documents::Document(letter));
    CHECK(seen.verified);
    CHECK(seen.person.reference == "PAP-2026-004211");
    CHECK((seen.interpreter && seen.step_free));
    CHECK(seen.plan == std::vector{booking::PlanPart::Employment});
    letter.signature_valid.reset();
    CHECK_FALSE(seen_document(documents::Document(letter)).verified);
    CHECK(seen.kind == DocumentKind::Invitation);
    CHECK(seen.language == "ar");
    CHECK(seen.region == core::RegionCode("13"));
    CHECK(seen.people == 4);
    letter.signature_valid = false;
    CHECK(seen_document(documents::Document(letter)).broken);
}

TEST_CASE("slips and badges are recognised, forged ones are not") {
    documents::Slip slip;
    slip.booking = core::BookingId("b");
    CHECK(seen_document(documents::Document(slip)).slip == core::BookingId("b"));
    slip.signature_valid = false;
    CHECK_FALSE(seen_document(documents::Document(slip)).slip);
    documents::StaffBadge badge;
    badge.badge = core::StaffId("LEA");
    CHECK_FALSE(seen_document(documents::Document(badge)).badge); // nobody's, as far as is known here
    badge.signer = documents::scheduler_signer;
    badge.signature_valid = true;
    CHECK(seen_document(documents::Document(badge)).badge == core::StaffId("LEA"));
    badge.signature_valid = false;
    CHECK_FALSE(seen_document(documents::Document(badge)).badge);
}

TEST_CASE("the key of a terminal makes slips, but neither a badge nor a letter that answers for a person") {
    documents::StaffBadge badge;
    badge.badge = core::StaffId("LEA");
    badge.signer = "yul-int-01";
    badge.signature_valid = true;
    CHECK_FALSE(seen_document(documents::Document(badge)).badge);
    CHECK(seen_document(documents::Document(badge)).broken);
    documents::Invitation letter;
    letter.person_reference = "PAP-2026-004211";
    letter.signer = "yul-int-01";
    letter.signature_valid = true;
    CHECK_FALSE(seen_document(documents::Document(letter)).verified);
}

TEST_CASE("the code of a slip goes to the scheduler without what a reader put around it") {
    documents::Slip slip;
    slip.booking = core::BookingId("b");
    const core::Result<documents::Document> read = documents::Document(slip);
    for (const auto* payload : {"AQ1:MZXW6YTB", "]Q1AQ1:MZXW6YTB\x03", "\x02]Q1AQ1:MZXW6YTB\r\n", "AQ1:MZXW6YTB\t"})
        CHECK(seen_document(read, core::to_bytes(payload)).paper.code == "AQ1:MZXW6YTB");
}

TEST_CASE("the zone inside of a seal tells a father's visa from the passport of a son of the same name") {
    documents::Seal visa;
    visa.document_type = "VISA";
    visa.mrz = {"V<CANHADDAD<<YOUSSEF<<<<<<<<<<<<<<<<", "L8988901C4MAR5501018M2706308"};
    const auto seen = seen_document(documents::Document(visa));
    CHECK(seen.person.surname == "HADDAD");
    CHECK(seen.birth == "550101");
    visa.mrz[1][19] = '3'; // a wrong check digit
    CHECK(seen_document(documents::Document(visa)).birth.empty());
}

TEST_CASE("what is nothing to us is None, what is damaged is broken") {
    const auto unknown = seen_document(documents::Document(documents::Unknown{}));
    CHECK(unknown.kind == DocumentKind::None);
    CHECK_FALSE(unknown.broken);
    const core::Result<documents::Document> damaged = core::fail(core::ErrorKind::InvalidInput, "bcbp: cut");
    CHECK(seen_document(damaged, {}).broken);
}

// A letter of invitation that answers everything, and two papers of one person, or of two.
#include <catch2/catch_test_macros.hpp>

#include "kiosk/journey/in_view.h"
#include "kiosk/journey/same_person.h"
#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using booking::DocumentKind;
using test::boarding_pass;
using test::Desk;
using test::passport;

namespace {

DocumentSeen letter() {
    DocumentSeen seen;
    seen.kind = DocumentKind::Invitation;
    seen.verified = true;
    seen.person.reference = "PAP-2026-004211";
    seen.language = "ar";
    seen.region = core::RegionCode("13");
    seen.people = 4;
    seen.step_free = true;
    seen.plan = {booking::PlanPart::Francisation};
    return seen;
}

DocumentSeen born(DocumentSeen seen, const char* yymmdd) {
    seen.birth = yymmdd;
    return seen;
}

} // namespace

TEST_CASE("a letter of ours leads to the times at once: one tap for the time, one to confirm") {
    Desk desk;
    desk.on(letter());
    REQUIRE(desk.screen<ChooseTime>());
    const auto& visit = desk.model.visit;
    CHECK(visit.language == "ar");
    CHECK(visit.wishes.language == "ar");
    CHECK(visit.wishes.people == 4);
    CHECK(visit.wishes.step_free);
    CHECK(visit.wishes.plan == std::vector{booking::PlanPart::Francisation});
    CHECK(visit.office == core::OfficeId("laval"));
    REQUIRE(desk.wanted<CountLanguage>().size() == 1);
    desk.on(TimeChosen{core::GrantNo(2)});
    REQUIRE(desk.screen<Review>());
    desk.on(ConfirmAsked{});
    REQUIRE(desk.wanted<Commit>().size() == 1);
    CHECK(desk.wanted<Commit>().front().draft.person.reference == "PAP-2026-004211");
    CHECK(desk.wanted<Commit>().front().draft.arrival.document == DocumentKind::Invitation);
}

TEST_CASE("what the letter filled in can be changed: Back leads through every page that was passed over") {
    Desk desk;
    desk.on(letter()).on(BackAsked{});
    CHECK(desk.screen<ChooseRegion>());
    desk.on(BackAsked{});
    CHECK(desk.screen<ConfirmPerson>());
    desk.on(BackAsked{});
    CHECK(desk.screen<ChooseLanguage>());
    CHECK(desk.model.visit.person == booking::Person{});
}

TEST_CASE("the language that was chosen by hand stays, also with a letter in another") {
    Desk desk;
    desk.on(Started{}).on(LanguageChosen{"en"}).on(letter());
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(desk.model.visit.language == "en");
}

TEST_CASE(
    "a letter whose signer is not known here, or in a language that the kiosk lacks, is followed by the questions") {
    auto strange = letter();
    strange.verified = false;
    Desk desk;
    desk.on(strange);
    CHECK(desk.screen<ChooseLanguage>());
    desk.on(LanguageChosen{"ar"});
    REQUIRE(desk.screen<ConfirmPerson>());
    desk.on(PersonAccepted{});
    CHECK(desk.screen<ChooseTime>()); // the region is known all the same
    auto foreign = letter();
    foreign.language = "xx";
    Desk other;
    other.on(foreign);
    CHECK(other.screen<ChooseLanguage>());
}

TEST_CASE("of several offices in the region the one that is free first is opened; the others are one step back") {
    auto montreal = letter();
    montreal.region = core::RegionCode("06");
    montreal.step_free = false;
    Desk desk;
    desk.on(montreal);
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(desk.model.visit.office == core::OfficeId("montreal-centre"));
    desk.on(BackAsked{});
    CHECK(desk.screen<ChooseOffice>());
}

TEST_CASE("a letter without a region asks for nothing but the region") {
    auto somewhere = letter();
    somewhere.region.reset();
    Desk desk;
    desk.on(somewhere);
    REQUIRE(desk.screen<ChooseRegion>());
    desk.on(RegionChosen{core::RegionCode("13")});
    CHECK(desk.screen<ChooseTime>());
}

TEST_CASE("a letter and a passport: the reference of the one, the name of the other") {
    auto strange = letter();
    strange.verified = false;
    strange.person.surname = "HADDAD";
    Desk desk;
    desk.to_document().on(strange);
    REQUIRE(desk.screen<ConfirmPerson>());
    desk.on(passport("HADDAD", "AMINA SALMA"));
    CHECK_FALSE(desk.screen<ConfirmPerson>()->other);
    CHECK(desk.model.visit.person.given_names == "AMINA SALMA");
    CHECK(desk.model.visit.person.reference == "PAP-2026-004211");
    CHECK(desk.model.visit.document == DocumentKind::Passport);
}

TEST_CASE("one name and two days of birth are two people: the kiosk asks") {
    Desk desk;
    desk.to_document().on(born(passport("HADDAD", "YOUSSEF"), "550101"));
    desk.on(born(passport("HADDAD", "YOUSSEF"), "850720"));
    REQUIRE(desk.screen<ConfirmPerson>()->other);
    CHECK(desk.screen<ConfirmPerson>()->other->birth == "850720");
    CHECK(desk.model.visit.birth == "550101"); // nothing is decided for them
    desk.on(OtherAccepted{});
    CHECK(desk.model.visit.birth == "850720");
    CHECK_FALSE(desk.screen<ConfirmPerson>()->other);
}

TEST_CASE("what the paper of the one told does not go over to the other") {
    Desk desk;
    desk.to_person().on(passport("BENALI", "YOUSSEF")).on(OtherAccepted{});
    CHECK(desk.model.visit.person.surname == "BENALI");
    CHECK(desk.model.visit.document == DocumentKind::Passport);
    CHECK(desk.model.visit.flight.empty());
}

TEST_CASE(
    "later on a passport completes the name that the boarding pass had cut off, and of a stranger changes nothing") {
    Desk desk;
    desk.to_review().on(passport("EL AMRANI", "SALMA FATIMA"));
    REQUIRE(desk.screen<Review>());
    CHECK(desk.model.visit.person.given_names == "SALMA FATIMA");
    CHECK(desk.model.visit.flight == "AC871");
    const auto before = desk.model.visit;
    desk.on(born(passport("EL AMRANI", "SALMA FATIMA"), "900214"));
    CHECK(desk.model.visit.birth == "900214");
    desk.on(born(passport("EL AMRANI", "SALMA FATIMA"), "150802")); // her daughter's
    CHECK(desk.model.visit.birth == "900214");
    CHECK(desk.model.visit.person == before.person);
}

TEST_CASE("days of birth agree as far as they are known") {
    CHECK(may_be_one_birth("900214", "900214"));
    CHECK(may_be_one_birth("90<<<<", "900214"));
    CHECK(may_be_one_birth("", "900214"));
    CHECK_FALSE(may_be_one_birth("900214", "900215"));
    CHECK_FALSE(may_be_one_birth("91<<<<", "900214"));
}

TEST_CASE("two papers in one view with one name and two days of birth are of different people") {
    const std::vector both{born(passport("HADDAD", "YOUSSEF"), "550101"),
                           born(passport("HADDAD", "YOUSSEF"), "850720")};
    const auto event = in_view(both);
    REQUIRE(std::holds_alternative<ScanFailed>(event));
    CHECK(std::get<ScanFailed>(event).trouble == ScanTrouble::OtherTraveller);
}

TEST_CASE("a letter and a pass in one view are taken as one, and the letter still answers everything") {
    auto mine = letter();
    mine.person.surname = "ROY";
    const std::vector both{boarding_pass("ROY", "LUC"), mine};
    Desk desk;
    desk.on(in_view(both));
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(desk.model.visit.flight == "AC871");
    CHECK(desk.model.visit.person.reference == "PAP-2026-004211");
}

TEST_CASE("which of you two: whoever is the first one is still asked how many come") {
    Desk desk;
    desk.to_person().on(passport("BENALI", "YOUSSEF")).on(PersonAccepted{});
    REQUIRE(desk.screen<ConfirmPerson>());
    CHECK_FALSE(desk.screen<ConfirmPerson>()->other);
    desk.on(PeopleChanged{3}).on(PersonAccepted{});
    CHECK(desk.screen<ChooseRegion>());
    CHECK(desk.model.visit.person.surname == "EL AMRANI");
    CHECK(desk.model.visit.wishes.people == 3);
}

TEST_CASE(
    "I am the other one: nothing that the letter of the first one told stays, and what the other's tells is taken") {
    auto first = letter();
    first.verified = false;
    first.person.surname = "HADDAD";
    auto second = boarding_pass("BENALI", "YOUSSEF");
    second.people = 2;
    Desk desk;
    desk.to_document().on(first).on(second);
    REQUIRE(desk.screen<ConfirmPerson>()->other);
    desk.on(OtherAccepted{});
    const auto& visit = desk.model.visit;
    CHECK(visit.person.surname == "BENALI");
    CHECK(visit.person.reference.empty());
    CHECK_FALSE(visit.region);
    CHECK(visit.wishes.people == 2);
    CHECK_FALSE(visit.wishes.step_free);
    CHECK(visit.wishes.plan.empty());
    CHECK(visit.wishes.language == "fr");
    CHECK(visit.flight == "AC871");
}

TEST_CASE("two people's papers before the language is chosen: the later one begins anew") {
    auto first = letter();
    first.verified = false;
    first.person.surname = "HADDAD";
    Desk desk;
    desk.on(first).on(passport("TRAN", "LAN")).on(LanguageChosen{"en"});
    REQUIRE(desk.screen<ConfirmPerson>());
    CHECK(desk.model.visit.person == passport("TRAN", "LAN").person);
    CHECK_FALSE(desk.model.visit.region);
    CHECK(desk.model.visit.wishes.people == 1);
    auto mine = letter();
    mine.person.surname = "ROY";
    Desk other;
    other.on(boarding_pass("TRAN", "LAN")).on(mine);
    REQUIRE(other.screen<ChooseTime>());
    CHECK(other.model.visit.person.surname == "ROY");
    CHECK(other.model.visit.flight.empty());
}

TEST_CASE("a letter does not say how to reach whoever is met by video: it is asked for") {
    auto montreal = letter();
    montreal.region = core::RegionCode("06");
    montreal.step_free = false;
    Desk desk;
    desk.on(montreal).on(BackAsked{}).on(OfficeChosen{core::OfficeId("montreal-nord")});
    REQUIRE(desk.model.visit.wishes.mode == booking::Mode::Video);
    desk.on(TimeChosen{core::GrantNo(8)});
    CHECK(desk.screen<EnterContact>());
}

#include <catch2/catch_test_macros.hpp>

#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using test::boarding_pass;
using test::Desk;
using test::passport;

TEST_CASE("a language is chosen with one tap, counted without the person, and then a paper is asked for") {
    Desk desk;
    desk.on(Started{}).on(LanguageChosen{"ar"});
    REQUIRE(desk.screen<ShowDocument>());
    CHECK(desk.model.visit.language == "ar");
    CHECK(desk.model.visit.wishes.language == "ar");
    REQUIRE(desk.wanted<CountLanguage>().size() == 1);
    CHECK(desk.wanted<CountLanguage>().front().code == "ar");
    CHECK(desk.wanted<StartScanning>().size() == 1);
}

TEST_CASE("a language that the kiosk does not have is not chosen") {
    Desk desk;
    desk.on(Started{}).on(LanguageChosen{"xx"});
    CHECK(desk.screen<ChooseLanguage>());
}

TEST_CASE("a boarding pass is followed by: is this you? The camera rests from then on") {
    Desk desk;
    desk.to_person();
    REQUIRE(desk.screen<ConfirmPerson>());
    CHECK(desk.model.visit.person.surname == "EL AMRANI");
    CHECK(desk.model.visit.flight == "AC871");
    CHECK(desk.model.visit.wishes.people == 1);
    CHECK(desk.wanted<ListenToReaders>().size() == 1);
}

TEST_CASE("a paper that can't be used is explained, and a better one is taken at once") {
    Desk desk;
    desk.to_document();
    desk.on(DocumentSeen{});
    CHECK(desk.screen<ShowDocument>()->trouble == ScanTrouble::NotATravelPaper);
    auto broken = passport("ROY", "LUC");
    broken.broken = true;
    desk.on(broken);
    CHECK(desk.screen<ShowDocument>()->trouble == ScanTrouble::Broken);
    CHECK(desk.model.visit.person.surname.empty());
    desk.on(passport("ROY", "LUC"));
    CHECK(desk.screen<ConfirmPerson>());
}

TEST_CASE("the complaint about a paper goes when the next one is held out") {
    Desk desk;
    desk.to_document().on(HintChanged{ScanHint::Reading}).on(DocumentSeen{});
    desk.on(HintChanged{ScanHint::HoldStill});
    CHECK(desk.screen<ShowDocument>()->trouble); // still the same paper
    desk.on(HintChanged{ScanHint::Searching}).on(HintChanged{ScanHint::TooFar});
    CHECK_FALSE(desk.screen<ShowDocument>()->trouble);
    CHECK(desk.screen<ShowDocument>()->hint == ScanHint::TooFar);
}

TEST_CASE("a camera that is gone is said, and forgotten when it is back") {
    Desk desk;
    desk.to_document();
    auto facts = test::usual_facts();
    facts.camera = false;
    desk.facts(facts);
    CHECK(desk.screen<ShowDocument>()->trouble == ScanTrouble::CameraLost);
    facts.camera = true;
    desk.facts(facts);
    CHECK_FALSE(desk.screen<ShowDocument>()->trouble);
}

TEST_CASE("while a reader is there a camera that is gone stops nobody") {
    Desk desk;
    auto facts = test::usual_facts();
    facts.camera = false;
    facts.reader = true;
    desk.facts(facts).to_document();
    CHECK_FALSE(desk.screen<ShowDocument>()->trouble);
    facts.reader = false;
    desk.facts(facts);
    CHECK(desk.screen<ShowDocument>()->trouble == ScanTrouble::CameraLost);
    facts.reader = true;
    desk.facts(facts);
    CHECK_FALSE(desk.screen<ShowDocument>()->trouble);
}

TEST_CASE("without a paper the name is typed; one name is enough, none is not") {
    Desk desk;
    desk.to_document().on(NoDocument{});
    REQUIRE(desk.screen<EnterName>());
    desk.on(FieldsDone{});
    CHECK(desk.screen<EnterName>()->incomplete);
    desk.on(Typed{"Tran"});
    CHECK_FALSE(desk.screen<EnterName>()->incomplete);
    desk.on(Erased{}).on(FieldFocused{1}).on(Typed{"Lan"}).on(FieldsDone{});
    REQUIRE(desk.screen<ConfirmPerson>());
    CHECK(desk.model.visit.person.surname == "Tra");
    CHECK(desk.model.visit.person.given_names == "Lan");
    CHECK(desk.model.visit.document == booking::DocumentKind::None);
}

TEST_CASE("a wrong name is corrected from what is known, and Back then leads past the question, not into a loop") {
    Desk desk;
    desk.to_person().on(NameWrong{});
    REQUIRE(desk.screen<EnterName>());
    CHECK(desk.screen<EnterName>()->surname == "EL AMRANI");
    desk.on(FieldFocused{1}).on(Typed{"H"}).on(FieldsDone{});
    REQUIRE(desk.screen<ConfirmPerson>());
    CHECK(desk.model.visit.person.given_names == "SALMAH");
    desk.on(BackAsked{});
    CHECK(desk.screen<ShowDocument>());
    CHECK(desk.model.visit.person == booking::Person{}); // another paper may come
}

TEST_CASE("two papers of one person: the one that identifies better gives the name") {
    Desk desk;
    desk.to_person().on(passport("EL-AMRANI", "SALMA FATIMA"));
    REQUIRE(desk.screen<ConfirmPerson>());
    CHECK_FALSE(desk.screen<ConfirmPerson>()->other);
    CHECK(desk.model.visit.person.given_names == "SALMA FATIMA");
    CHECK(desk.model.visit.flight == "AC871");
    desk.on(boarding_pass("EL AMRANI", "SALMA"));
    CHECK(desk.model.visit.person.given_names == "SALMA FATIMA");
    CHECK(desk.model.visit.document == booking::DocumentKind::Passport);
}

TEST_CASE("two papers of different people: the kiosk asks which of the two is there") {
    Desk desk;
    desk.to_person().on(passport("BENALI", "YOUSSEF"));
    REQUIRE(desk.screen<ConfirmPerson>()->other);
    CHECK(desk.model.visit.person.surname == "EL AMRANI"); // nothing is decided for them
    desk.on(OtherAccepted{});
    CHECK(desk.model.visit.person.surname == "BENALI");
    CHECK_FALSE(desk.screen<ConfirmPerson>()->other);
}

TEST_CASE("a number without a name asks for the name, and the passport shown then spares the typing") {
    Desk desk;
    DocumentSeen number;
    number.kind = booking::DocumentKind::Reference;
    desk.to_document().on(number);
    REQUIRE(desk.screen<EnterName>());
    desk.on(passport("TRAN", "LAN"));
    REQUIRE(desk.screen<ConfirmPerson>());
    CHECK(desk.model.visit.person.surname == "TRAN");
}

TEST_CASE("papers of the family or of the next in the queue change nothing later on") {
    Desk desk;
    desk.to_review();
    const auto before = desk.model.visit;
    desk.on(passport("BENALI", "YOUSSEF"));
    CHECK(desk.screen<Review>());
    CHECK(desk.model.visit == before);
}

TEST_CASE("only the domestic desk speaks of a connection") {
    auto seen = boarding_pass("ROY", "LUC");
    seen.connecting = true;
    Policy domestic;
    domestic.desk = "domestic";
    Desk there(domestic);
    there.to_document().on(seen);
    CHECK(there.screen<ConfirmPerson>()->connecting);
    Desk here;
    here.to_document().on(seen);
    CHECK_FALSE(here.screen<ConfirmPerson>()->connecting);
}

TEST_CASE("a reader that was quicker than the finger spares the question for a paper") {
    Desk desk;
    desk.on(passport("TRAN", "LAN"));
    REQUIRE(desk.screen<ChooseLanguage>());
    desk.on(LanguageChosen{"en"});
    REQUIRE(desk.screen<ConfirmPerson>());
    CHECK(desk.wanted<StartScanning>().empty());
}

TEST_CASE("a letter of invitation brings language, region and household, and none of them is asked again") {
    DocumentSeen letter;
    letter.kind = booking::DocumentKind::Invitation;
    letter.region = core::RegionCode("13");
    letter.people = 4;
    Desk desk;
    desk.to_document().on(letter).on(Typed{"Tran"}).on(FieldsDone{});
    REQUIRE(desk.screen<ConfirmPerson>());
    CHECK(desk.model.visit.wishes.people == 4);
    desk.on(PersonAccepted{});
    CHECK(desk.screen<ChooseTime>());
    desk.on(BackAsked{});
    CHECK(desk.screen<ChooseRegion>()); // but it can be changed
}

TEST_CASE("the household counts from one to what the operator allows") {
    Desk desk;
    desk.to_person().on(PeopleChanged{0});
    CHECK(desk.model.visit.wishes.people == 1);
    desk.on(PeopleChanged{5});
    CHECK(desk.model.visit.wishes.people == 5);
    desk.on(PeopleChanged{500});
    CHECK(desk.model.visit.wishes.people == 20);
}

TEST_CASE("a slip on the counter does not disturb a journey") {
    Desk desk;
    DocumentSeen slip;
    slip.slip = core::BookingId("of-the-last-person");
    desk.to_region().forget().on(slip);
    CHECK(desk.screen<ChooseRegion>());
    CHECK(desk.wanted<Recall>().empty());
}

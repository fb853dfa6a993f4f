#include <catch2/catch_test_macros.hpp>

#include "shared/calendar/date.h"
#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using test::Desk;

TEST_CASE("from a readable paper to the slip in nine taps at most") {
    Desk desk;
    desk.to_document().on(test::boarding_pass("EL AMRANI", "SALMA"));
    desk.taps = 0;
    desk.on(PersonAccepted{}).on(RegionChosen{core::RegionCode("13")}).on(TimeChosen{core::GrantNo(2)});
    desk.on(ContactSkipped{}).on(ConfirmAsked{}).commit_done();
    CHECK(desk.screen<Confirmed>());
    CHECK(desk.taps == 5);
    CHECK(desk.wanted<Print>().size() == 1);
}

TEST_CASE("what is committed is what the person saw") {
    Desk desk;
    desk.to_person().on(PeopleChanged{3}).on(PersonAccepted{}).on(RegionChosen{core::RegionCode("13")});
    desk.on(InterpreterToggled{}).on(TimeChosen{core::GrantNo(3)}).on(ContactSkipped{});
    desk.on(StepFreeToggled{}).on(PlanToggled{booking::PlanPart::Employment});
    desk.on(PlanToggled{booking::PlanPart::Community}).on(PlanToggled{booking::PlanPart::Community}).on(ConfirmAsked{});
    REQUIRE(desk.wanted<Commit>().size() == 1);
    const auto draft = desk.wanted<Commit>().front().draft;
    CHECK(draft.person.surname == "EL AMRANI");
    CHECK(draft.wishes.people == 3);
    CHECK(draft.wishes.interpreter);
    CHECK(draft.wishes.step_free);
    CHECK(draft.wishes.plan == std::vector{booking::PlanPart::Employment});
    CHECK(draft.grant == core::GrantNo(3));
    CHECK(calendar::to_iso(draft.arrival.date) == "2026-11-24");
    CHECK(draft.arrival.desk == "international");
    CHECK(draft.arrival.document == booking::DocumentKind::BoardingPass);
    CHECK(draft.arrival.flight == "AC871");
    CHECK_FALSE(draft.override);
    CHECK_FALSE(draft.replaces);
}

TEST_CASE("nothing is promised while the commit is under way, and nothing interrupts it") {
    Desk desk;
    desk.to_confirming();
    CHECK(desk.screen<Confirming>());
    CHECK(desk.wanted<Print>().empty());
    desk.on(BackAsked{}).on(StartOverAsked{}).on(ConfirmAsked{}).on(Started{}).later(std::chrono::seconds(600));
    CHECK(desk.screen<Confirming>());
    CHECK(desk.wanted<Commit>().size() == 1);
    desk.commit_done();
    CHECK(desk.screen<Confirmed>());
    CHECK_FALSE(desk.model.countdown);
}

TEST_CASE("an answer to another attempt confirms nothing") {
    Desk desk;
    desk.to_confirming();
    auto other = desk.committed();
    other.id = core::BookingId("another");
    desk.on(CommitDone{other}).on(CommitFailed{core::BookingId("another"), core::ErrorKind::Conflict});
    CHECK(desk.screen<Confirming>());
    CHECK_FALSE(desk.model.visit.booked);
}

TEST_CASE("a time that was taken in between: choose again, and nothing else is asked again") {
    Desk desk;
    desk.to_contact().on(Typed{"5145550123"}).on(FieldsDone{}).on(ConfirmAsked{});
    desk.on(CommitFailed{core::BookingId("attempt-1"), core::ErrorKind::Conflict});
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(desk.screen<ChooseTime>()->taken);
    for (const auto& day : desk.screen<ChooseTime>()->days)
        for (const auto& offer : day.times) CHECK(offer.grant != core::GrantNo(2));
    desk.on(TimeChosen{core::GrantNo(3)});
    REQUIRE(desk.screen<Review>());
    CHECK(desk.model.visit.person.telephone == "+15145550123");
    desk.on(ConfirmAsked{});
    REQUIRE(desk.wanted<Commit>().size() == 2);
    CHECK(desk.wanted<Commit>().back().id != desk.wanted<Commit>().front().id); // another attempt, another id
    desk.commit_done();
    CHECK(desk.screen<Confirmed>());
}

TEST_CASE("a time that came too near while the person was reading is chosen again, not called a failure") {
    Desk desk;
    desk.to_confirming().on(CommitFailed{core::BookingId("attempt-1"), core::ErrorKind::Refused});
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(desk.screen<ChooseTime>()->taken);
    CHECK_FALSE(desk.model.calling);
}

TEST_CASE("after a taken time Back still leads to contact, times and region") {
    Desk desk;
    desk.to_confirming().on(CommitFailed{core::BookingId("attempt-1"), core::ErrorKind::Conflict});
    desk.on(TimeChosen{core::GrantNo(3)}).on(BackAsked{});
    CHECK(desk.screen<EnterContact>());
    desk.on(BackAsked{});
    REQUIRE(desk.screen<ChooseTime>());
    CHECK_FALSE(desk.screen<ChooseTime>()->taken);
    desk.on(BackAsked{});
    CHECK(desk.screen<ChooseRegion>());
}

TEST_CASE("when the last time was taken, nothing is free") {
    Desk desk;
    auto facts = test::usual_facts();
    facts.hand = {test::grant(2, "laval", "2026-11-25T09:00")};
    desk.facts(facts).to_confirming();
    desk.on(CommitFailed{core::BookingId("attempt-1"), core::ErrorKind::Conflict});
    CHECK(desk.screen<NothingFree>());
    CHECK(desk.model.calling);
}

TEST_CASE("a booking that can't be recorded is said plainly, a person comes, and it can be tried again") {
    Desk desk;
    desk.to_confirming().on(CommitFailed{core::BookingId("attempt-1"), core::ErrorKind::Unavailable});
    REQUIRE(desk.screen<Review>());
    CHECK(desk.screen<Review>()->failed);
    CHECK(desk.model.calling);
    CHECK(desk.wanted<Print>().empty());
    desk.on(ConfirmAsked{}).commit_done();
    CHECK(desk.screen<Confirmed>());
}

TEST_CASE("printer trouble is on the screen, and the slip can be printed again") {
    Desk desk;
    desk.to_confirmed().on(PrintChanged{PrintState::PaperOut});
    CHECK(desk.screen<Confirmed>()->print == PrintState::PaperOut);
    desk.on(PrintAgain{});
    CHECK(desk.screen<Confirmed>()->print == PrintState::Waiting);
    CHECK(desk.wanted<Print>().size() == 2);
    CHECK(desk.wanted<Print>().back().booking.id == desk.model.visit.booked->id);
}

TEST_CASE("thanks keep the language and nothing else of the person") {
    Desk desk;
    desk.on(Started{}).on(LanguageChosen{"ar"}).on(test::passport("TRAN", "LAN")).on(PersonAccepted{});
    desk.on(RegionChosen{core::RegionCode("13")}).on(TimeChosen{core::GrantNo(2)}).on(ContactSkipped{});
    desk.on(ConfirmAsked{}).commit_done().forget().on(Finished{});
    REQUIRE(desk.screen<Farewell>());
    CHECK(desk.model.visit.language == "ar");
    CHECK(desk.model.visit.person == booking::Person{});
    CHECK_FALSE(desk.model.visit.booked);
    CHECK(desk.wanted<Wipe>().size() == 1);
    desk.later(desk.policy.farewell);
    CHECK(desk.screen<Attract>());
    CHECK(desk.model.visit == Visit{});
}

TEST_CASE("the thanks speak of a paper only where one comes out") {
    using enum PrintState;
    for (const auto state : {Waiting, Printing, Printed, PaperOut, Failed, NoPrinter}) {
        Desk desk;
        desk.to_confirmed().on(PrintChanged{state}).on(Finished{});
        REQUIRE(desk.screen<Farewell>());
        CHECK(desk.screen<Farewell>()->paper == (state == Waiting || state == Printing || state == Printed));
    }
}

TEST_CASE("the next person does not wait for the thanks to end") {
    Desk desk;
    desk.to_confirmed().on(Finished{}).on(Started{});
    CHECK(desk.screen<ChooseLanguage>());
    CHECK(desk.model.visit == Visit{});
}

#include <catch2/catch_test_macros.hpp>

#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using std::chrono::seconds;
using test::Desk;

TEST_CASE("a person who went away: first a countdown that can be seen, then all is wiped") {
    Desk desk;
    desk.to_contact().on(Typed{"514"}).forget();
    desk.later(seconds(89));
    CHECK_FALSE(desk.model.countdown);
    desk.later(seconds(1));
    CHECK(desk.model.countdown == seconds(30));
    desk.later(seconds(20));
    CHECK(desk.model.countdown == seconds(10));
    CHECK(desk.model.visit.typed_telephone == "514");
    desk.later(seconds(10));
    CHECK(desk.screen<Attract>());
    CHECK(desk.model.visit == Visit{});
    CHECK(desk.model.trail.empty());
    CHECK(desk.wanted<Wipe>().size() == 1);
}

TEST_CASE("a person who needs longer extends the time as often as they want") {
    Desk desk;
    desk.to_contact();
    for (int i = 0; i < 15; ++i) {
        desk.later(seconds(119));
        REQUIRE(desk.model.countdown == seconds(1));
        if (i % 2 == 0)
            desk.on(StillHere{});
        else
            desk.on(Touched{});
        CHECK_FALSE(desk.model.countdown);
    }
    CHECK(desk.screen<EnterContact>());
}

TEST_CASE("the world's answers are no sign of life, a paper held out is one") {
    Desk desk;
    desk.to_document().later(seconds(100)).on(HintChanged{ScanHint::TooDark}).facts(test::usual_facts());
    CHECK(desk.model.countdown);
    desk.on(test::passport("TRAN", "LAN"));
    CHECK_FALSE(desk.model.countdown);
    desk.later(seconds(89));
    CHECK(desk.screen<ConfirmPerson>());
}

TEST_CASE("a confirmed booking stays confirmed when its person walks away: only the screen is wiped") {
    Desk desk;
    desk.to_confirmed().forget().later(seconds(119));
    CHECK_FALSE(desk.model.countdown);
    desk.later(seconds(32));
    CHECK(desk.screen<Attract>());
    CHECK(desk.wanted<Wipe>().size() == 1);
    CHECK(desk.wanted<Commit>().empty());
}

TEST_CASE("someone is called once, and while they are awaited there is more time") {
    Desk desk;
    desk.to_region().on(CallAsked{}).on(CallAsked{});
    CHECK(desk.model.calling);
    REQUIRE(desk.wanted<Call>().size() == 1);
    CHECK(desk.wanted<Call>().front().screen == "choose-region");
    desk.later(seconds(200));
    CHECK_FALSE(desk.model.countdown);
    CHECK(desk.screen<ChooseRegion>());
    desk.on(CallDismissed{});
    CHECK_FALSE(desk.model.calling);
}

TEST_CASE("comfort is this person's only") {
    Desk desk;
    desk.on(Started{}).on(ComfortToggled{ComfortSwitch::LargeText}).on(ComfortToggled{ComfortSwitch::HighContrast});
    CHECK(desk.model.comfort.large_text);
    CHECK(desk.model.comfort.high_contrast);
    desk.on(ComfortToggled{ComfortSwitch::HighContrast});
    CHECK_FALSE(desk.model.comfort.high_contrast);
    desk.on(StartOverAsked{});
    CHECK(desk.screen<Attract>());
    CHECK(desk.model.comfort == Comfort{});
}

TEST_CASE("comfort asked for on the first screen is forgotten when nobody goes on") {
    Desk desk;
    desk.on(ComfortToggled{ComfortSwitch::LargeText}).later(seconds(91));
    CHECK(desk.model.comfort == Comfort{});
}

TEST_CASE("out of service ends a visit that has promised nothing, with a clear screen") {
    Desk desk;
    desk.to_review().forget();
    auto facts = test::usual_facts();
    facts.stop = Stop::StoreBroken;
    desk.facts(facts);
    REQUIRE(desk.screen<OutOfService>());
    CHECK(desk.screen<OutOfService>()->why == Stop::StoreBroken);
    CHECK(desk.model.visit == Visit{});
    CHECK(desk.wanted<Wipe>().size() == 1);
    desk.on(Started{}).on(LanguageChosen{"fr"});
    CHECK(desk.screen<OutOfService>());
    facts.stop.reset();
    desk.facts(facts);
    CHECK(desk.screen<Attract>());
}

TEST_CASE("out of service waits for a promise that is being made or read") {
    Desk desk;
    desk.to_confirming();
    auto facts = test::usual_facts();
    facts.stop = Stop::ByStaff;
    desk.facts(facts);
    CHECK(desk.screen<Confirming>());
    desk.commit_done();
    CHECK(desk.screen<Confirmed>());
    desk.on(Finished{}).later(seconds(13));
    CHECK(desk.screen<OutOfService>());
}

TEST_CASE("a commit that fails because the terminal broke ends in out of service") {
    Desk desk;
    desk.to_confirming();
    auto facts = test::usual_facts();
    facts.stop = Stop::DiskFull;
    desk.facts(facts).on(CommitFailed{core::BookingId("attempt-1"), core::ErrorKind::Full});
    CHECK(desk.screen<OutOfService>());
    CHECK(desk.model.visit == Visit{});
}

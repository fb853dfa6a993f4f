#include <catch2/catch_test_macros.hpp>

#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using std::chrono::seconds;
using test::Desk;

namespace {

Facts with_an_arrival() {
    Desk other;
    other.to_confirmed();
    auto facts = test::usual_facts();
    facts.arrivals.push_back({*other.model.visit.booked, booking::Outcome::Pending});
    facts.calls.push_back({7, test::afternoon(), "ar", "choose-time"});
    return facts;
}

} // namespace

TEST_CASE("an agent signs in with alias and PIN; the PIN stays nowhere") {
    Desk desk;
    desk.on(StaffAsked{}).on(Typed{"Lea"}).on(FieldsDone{}).on(Typed{"40a71"}).on(FieldsDone{});
    REQUIRE(desk.screen<StaffPin>());
    CHECK(desk.screen<StaffPin>()->checking);
    CHECK(desk.screen<StaffPin>()->pin.empty());
    REQUIRE(desk.wanted<VerifyPin>().size() == 1);
    CHECK(desk.wanted<VerifyPin>().front().staff == core::StaffId("LEA"));
    CHECK(desk.wanted<VerifyPin>().front().pin == "4071"); // letters are no part of a PIN
    desk.on(PinAccepted{core::StaffId("LEA")});
    REQUIRE(desk.screen<StaffHome>());
    CHECK(desk.model.staff == core::StaffId("LEA"));
    CHECK(desk.wanted<OpenStaffSession>().size() == 1);
}

TEST_CASE("a wrong PIN is said, and a lock-out keeps its time") {
    Desk desk;
    desk.on(StaffAsked{}).on(Typed{"lea"}).on(FieldsDone{}).on(Typed{"1111"}).on(FieldsDone{}).on(PinRefused{});
    CHECK(desk.screen<StaffPin>()->wrong);
    desk.on(Typed{"2222"}).on(FieldsDone{}).on(PinRefused{desk.model.now + seconds(30)});
    CHECK(desk.screen<StaffPin>()->locked_until);
    desk.forget().on(Typed{"4071"}).on(FieldsDone{});
    CHECK(desk.wanted<VerifyPin>().empty());
    desk.later(seconds(31));
    CHECK_FALSE(desk.screen<StaffPin>()->locked_until);
    desk.on(FieldsDone{});
    CHECK(desk.wanted<VerifyPin>().size() == 1);
}

TEST_CASE("an acceptance that nobody asked for opens nothing") {
    Desk desk;
    desk.on(PinAccepted{core::StaffId("LEA")});
    CHECK(desk.screen<Attract>());
    desk.on(StaffAsked{}).on(PinAccepted{core::StaffId("LEA")});
    CHECK(desk.screen<StaffPin>());
    CHECK_FALSE(desk.model.staff);
}

TEST_CASE("a badge fills in the alias, but never in the middle of a person's journey") {
    DocumentSeen badge;
    badge.badge = core::StaffId("LEA");
    Desk desk;
    desk.on(badge);
    REQUIRE(desk.screen<StaffPin>());
    CHECK(desk.screen<StaffPin>()->staff == "LEA");
    CHECK(desk.screen<StaffPin>()->on_pin);
    Desk at_document;
    at_document.to_document().on(badge);
    CHECK(at_document.screen<StaffPin>());
    CHECK(at_document.model.visit == Visit{});
    Desk in_journey;
    in_journey.to_region().on(badge).on(StaffAsked{});
    CHECK(in_journey.screen<ChooseRegion>());
    CHECK(in_journey.model.visit.person.surname == "EL AMRANI");
}

TEST_CASE("arrivals can be printed again, calls closed, the terminal stopped and started; each act is recorded") {
    Desk desk;
    const auto facts = with_an_arrival();
    const auto id = facts.arrivals.front().booking.id;
    desk.to_staff().facts(facts).forget();
    desk.on(ReprintAsked{id});
    CHECK(desk.wanted<Print>().size() == 1);
    CHECK(desk.screen<StaffHome>()->reprint == PrintState::Waiting);
    desk.on(PrintChanged{PrintState::Printed});
    CHECK(desk.screen<StaffHome>()->reprint == PrintState::Printed);
    desk.on(TabChosen{StaffTab::Calls}).on(CallClosed{7});
    REQUIRE(desk.wanted<CloseCall>().size() == 1);
    CHECK(desk.wanted<CloseCall>().front().number == 7);
    desk.on(TabChosen{StaffTab::Terminal}).on(ServiceSwitched{false});
    REQUIRE(desk.wanted<SetService>().size() == 1);
    CHECK_FALSE(desk.wanted<SetService>().front().in_service);
    desk.on(ServiceSwitched{true});
    std::vector<std::string> acts;
    for (const auto& audit : desk.wanted<Audit>()) {
        CHECK(audit.by == core::StaffId("LEA"));
        acts.push_back(audit.act);
    }
    CHECK(acts == std::vector<std::string>{"reprint", "close-call", "service-stop", "service-start"});
}

TEST_CASE(
    "the agent who stopped the terminal still stands in front of the staff screen, and leaves to out of service") {
    Desk desk;
    auto facts = test::usual_facts();
    facts.stop = Stop::ByStaff;
    desk.to_staff().facts(facts);
    CHECK(desk.screen<StaffHome>());
    desk.on(StaffLeft{});
    CHECK(desk.screen<OutOfService>());
    CHECK(desk.wanted<CloseStaffSession>().size() == 1);
    desk.to_staff(); // and comes back through the same door
    CHECK(desk.screen<StaffHome>());
}

TEST_CASE("a staff session that was forgotten closes itself") {
    Desk desk;
    desk.to_staff().facts(with_an_arrival()).forget().later(seconds(209));
    CHECK(desk.model.countdown);
    desk.later(seconds(2));
    CHECK(desk.screen<Attract>());
    CHECK_FALSE(desk.model.staff);
    CHECK(desk.wanted<CloseStaffSession>().size() == 1);
    CHECK(desk.wanted<Wipe>().size() == 1);
}

TEST_CASE("what only staff may do does nothing without a session") {
    Desk desk;
    auto facts = with_an_arrival();
    const auto id = facts.arrivals.front().booking.id;
    desk.facts(facts).forget();
    desk.on(ReprintAsked{id}).on(RescheduleAsked{id}).on(CallClosed{7}).on(ServiceSwitched{false}).on(StaffBookAsked{});
    desk.on(TabChosen{StaffTab::Calls}).on(StaffLeft{}).on(ReasonChosen{}).on(StepDone{}).on(StepBack{});
    CHECK(desk.screen<Attract>());
    CHECK(desk.commands.empty());
}

TEST_CASE("a meeting that was moved or cancelled is neither printed again nor moved again") {
    auto facts = with_an_arrival();
    auto& row = facts.arrivals.front();
    SECTION("moved") { row.replaced = true; }
    SECTION("cancelled") { row.outcome = booking::Outcome::Cancelled; }
    const auto id = row.booking.id;
    Desk desk;
    desk.to_staff().facts(facts).forget().on(ReprintAsked{id}).on(RescheduleAsked{id});
    CHECK(desk.screen<StaffHome>());
    CHECK(desk.commands.empty());
}

TEST_CASE("a lock-out of one alias does not keep the next agent waiting") {
    Desk desk;
    desk.on(StaffAsked{}).on(Typed{"lea"}).on(FieldsDone{}).on(Typed{"1111"}).on(FieldsDone{});
    desk.on(PinRefused{desk.model.now + seconds(30)}).forget();
    desk.on(FieldFocused{0}).on(Erased{}).on(Erased{}).on(Erased{}).on(Typed{"ana"}).on(FieldsDone{});
    desk.on(Typed{"4071"}).on(FieldsDone{});
    REQUIRE(desk.wanted<VerifyPin>().size() == 1);
    CHECK(desk.wanted<VerifyPin>().front().staff == core::StaffId("ANA"));
}

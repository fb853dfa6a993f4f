// What is not in the hand is asked for while the person waits.
#include <catch2/catch_test_macros.hpp>

#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using core::ErrorKind;
using test::Desk;

namespace {

const core::OfficeId nord("nord"); // of which nothing is in the hand

Desk at_region() {
    Desk desk;
    auto facts = test::usual_facts();
    facts.online = true;
    desk.facts(facts).to_region().forget();
    return desk;
}

booking::Slot slot(const char* start) { return test::grant(60, "nord", start).slot; }

Desk offered() {
    auto desk = at_region();
    desk.on(RegionChosen{core::RegionCode("10")});
    REQUIRE(desk.wanted<AskSlots>().size() == 1);
    desk.on(SlotsAnswered{nord, std::vector{slot("2026-11-27T09:00")}});
    REQUIRE(desk.screen<ChooseTime>());
    return desk;
}

core::GrantNo first_offer(const std::vector<booking::OfferDay>& days) {
    for (const auto& day : days)
        if (!day.times.empty()) return day.times.front().grant;
    FAIL("nothing is offered");
    return {};
}

} // namespace

TEST_CASE("nothing in the hand: the scheduler is asked, nobody is told that nothing is free before it has answered") {
    const auto desk = offered();
    CHECK(desk.wanted<CountUnmet>().empty());
    CHECK_FALSE(desk.model.calling);
}

TEST_CASE("what the hand has is not asked for") {
    auto desk = at_region();
    desk.on(RegionChosen{core::RegionCode("13")});
    CHECK(desk.screen<ChooseTime>());
    CHECK(desk.wanted<AskSlots>().empty());
}

TEST_CASE("a household that no slot of the hand fits is asked for too") {
    Desk desk;
    auto facts = test::usual_facts();
    facts.online = true;
    desk.facts(facts).to_person().on(PeopleChanged{8}).on(PersonAccepted{}).on(RegionChosen{core::RegionCode("13")});
    CHECK(desk.screen<Asking>());
    CHECK(desk.wanted<AskSlots>().size() == 1);
}

TEST_CASE("a slot is held when it is chosen and booked when it is confirmed") {
    auto desk = offered();
    const auto number = first_offer(desk.screen<ChooseTime>()->days);
    desk.forget().on(TimeChosen{number});
    REQUIRE(desk.wanted<Hold>().size() == 1);
    CHECK(desk.screen<Asking>());
    const auto wanted = desk.wanted<Hold>().front().slot;
    desk.on(HoldAnswered{wanted, booking::Grant{core::GrantNo(70), slot("2026-11-27T09:00")}});
    REQUIRE(desk.screen<EnterContact>());
    desk.on(ContactSkipped{}).on(ConfirmAsked{});
    REQUIRE(desk.wanted<CommitHeld>().size() == 1);
    CHECK(desk.wanted<Commit>().empty());
    CHECK(desk.wanted<CommitHeld>().front().draft.grant == core::GrantNo(70));
    CHECK(desk.screen<Confirming>()); // nothing is promised before it is durable
    desk.later(std::chrono::seconds(200));
    CHECK(desk.screen<Confirming>());
    desk.on(CommitDone{desk.committed_held()});
    CHECK(desk.screen<Confirmed>());
    CHECK(desk.wanted<ReleaseHold>().empty());
}

TEST_CASE("a hold that was lost: told plainly, and others are offered") {
    auto desk = offered();
    const auto number = first_offer(desk.screen<ChooseTime>()->days);
    SECTION("somebody was quicker") {
        desk.on(TimeChosen{number}).forget();
        desk.on(HoldAnswered{slot("2026-11-27T09:00").id, {}, ErrorKind::Conflict});
    }
    SECTION("it ended before it was confirmed") {
        desk.on(TimeChosen{number})
            .on(HoldAnswered{slot("2026-11-27T09:00").id, booking::Grant{core::GrantNo(70), slot("2026-11-27T09:00")}});
        desk.on(ContactSkipped{}).on(ConfirmAsked{}).forget();
        desk.on(CommitFailed{core::BookingId("attempt-1"), ErrorKind::Conflict});
    }
    REQUIRE(desk.wanted<AskSlots>().size() == 1);
    desk.on(SlotsAnswered{nord, std::vector{slot("2026-11-30T09:00")}});
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(desk.screen<ChooseTime>()->taken);
    desk.on(BackAsked{});
    CHECK(desk.screen<ChooseRegion>());
}

TEST_CASE("the line is cut at the confirmation: nothing is promised, and a person is called") {
    auto desk = offered();
    const auto number = first_offer(desk.screen<ChooseTime>()->days);
    desk.on(TimeChosen{number})
        .on(HoldAnswered{slot("2026-11-27T09:00").id, booking::Grant{core::GrantNo(70), slot("2026-11-27T09:00")}});
    desk.on(ContactSkipped{}).on(ConfirmAsked{});
    desk.on(CommitFailed{desk.wanted<CommitHeld>().front().id, ErrorKind::Timeout});
    REQUIRE(desk.screen<Review>());
    CHECK(desk.screen<Review>()->failed);
    CHECK(desk.model.calling);
}

TEST_CASE("an answer that comes when the person has gone gives the slot back") {
    auto desk = offered();
    desk.forget().on(HoldAnswered{core::SlotId("slot-60"), booking::Grant{core::GrantNo(71), {}}});
    REQUIRE(desk.wanted<ReleaseHold>().size() == 1);
    CHECK(desk.wanted<ReleaseHold>().front().hold == core::GrantNo(71));
}

TEST_CASE("the scheduler can't be reached: the hand's own answer holds") {
    auto desk = at_region();
    desk.on(RegionChosen{core::RegionCode("10")}).on(SlotsAnswered{nord, {}});
    CHECK(desk.screen<NothingFree>());
    CHECK(desk.model.calling);
    desk.forget().later(std::chrono::seconds(70));
    CHECK(desk.wanted<AskSlots>().empty());
}

TEST_CASE("nothing free at all: reception sees who waits, and the nearest later time is offered with the reason") {
    auto desk = at_region();
    desk.on(RegionChosen{core::RegionCode("10")});
    desk.on(SlotsAnswered{nord, std::vector{slot("2026-12-04T09:00")}});
    REQUIRE(desk.screen<NothingFree>());
    REQUIRE(desk.wanted<JoinQueue>().size() == 1);
    const auto joined = desk.wanted<JoinQueue>().front();
    CHECK(joined.office == nord);
    CHECK(joined.draft.person.surname == "EL AMRANI");
    CHECK(desk.wanted<CountUnmet>().size() == 1);
    const auto number = first_offer(desk.screen<NothingFree>()->later);
    desk.on(CallDismissed{}).on(LaterChosen{number});
    desk.on(HoldAnswered{slot("2026-12-04T09:00").id, booking::Grant{core::GrantNo(70), slot("2026-12-04T09:00")}});
    desk.on(ContactSkipped{}).on(ConfirmAsked{});
    const auto commit = desk.wanted<CommitHeld>().back();
    REQUIRE(commit.draft.override);
    CHECK(commit.draft.override->reason == booking::OverrideReason::NoSlotInWindow);
    desk.on(CommitDone{desk.committed_held()});
    REQUIRE(desk.wanted<LeaveQueue>().size() == 1);
    CHECK(desk.wanted<LeaveQueue>().front().number == joined.number);
}

TEST_CASE("another place with free times: the person still waits for nobody, and no reason is recorded") {
    auto desk = at_region();
    desk.on(RegionChosen{core::RegionCode("10")}).on(SlotsAnswered{nord, std::vector{slot("2026-12-04T09:00")}});
    desk.on(BackAsked{}).on(RegionChosen{core::RegionCode("13")}).on(TimeChosen{core::GrantNo(2)});
    desk.on(ContactSkipped{}).on(ConfirmAsked{});
    CHECK_FALSE(desk.wanted<Commit>().back().draft.override);
    desk.commit_done();
    CHECK(desk.wanted<LeaveQueue>().size() == 1);
}

TEST_CASE("reception books for somebody who waits, and they leave the queue with it") {
    Desk desk;
    auto facts = test::usual_facts();
    StaffWaiting waiting;
    waiting.number = core::BookingId("wait-1");
    waiting.person.surname = "OKAFOR";
    waiting.wishes.people = 2;
    waiting.arrival.date = std::chrono::local_days{std::chrono::year{2026} / 11 / 23};
    waiting.office = core::OfficeId("laval");
    facts.waiting = {waiting};
    desk.to_staff().facts(facts).on(TabChosen{StaffTab::Waiting}).on(WaitingChosen{waiting.number});
    REQUIRE(desk.screen<StaffBooking>());
    CHECK(desk.screen<StaffBooking>()->step == 2);
    CHECK(desk.model.visit.person.surname == "OKAFOR");
    desk.on(TimeChosen{core::GrantNo(5)}).on(ConfirmAsked{});
    CHECK(desk.wanted<Commit>().back().draft.arrival.date == waiting.arrival.date);
    CHECK(desk.wanted<Commit>().back().draft.override->reason == booking::OverrideReason::NoSlotInWindow);
    desk.commit_done();
    REQUIRE(desk.wanted<LeaveQueue>().size() == 1);
    CHECK(desk.wanted<LeaveQueue>().front().number == waiting.number);
    CHECK(desk.wanted<LeaveQueue>().front().by == core::StaffId("LEA"));
}

TEST_CASE("somebody who has gone is taken off the queue, and that is audited") {
    Desk desk;
    desk.to_staff().on(WaitingClosed{core::BookingId("wait-1")});
    CHECK(desk.wanted<LeaveQueue>().size() == 1);
    CHECK(desk.wanted<Audit>().back().act == "close-wait");
}

TEST_CASE("the line is cut when a time is to be held: that it was not kept is said beside the times of the hand") {
    auto desk = offered();
    const auto number = first_offer(desk.screen<ChooseTime>()->days);
    auto facts = test::usual_facts();
    facts.hand.push_back(test::grant(20, "nord", "2026-11-30T09:00"));
    desk.facts(facts).on(TimeChosen{number});
    desk.on(HoldAnswered{slot("2026-11-27T09:00").id, {}, ErrorKind::Timeout});
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(desk.screen<ChooseTime>()->not_held);
    CHECK(first_offer(desk.screen<ChooseTime>()->days) == core::GrantNo(20));
    desk.on(TimeChosen{core::GrantNo(20)}).on(BackAsked{});
    CHECK_FALSE(desk.screen<ChooseTime>()->not_held);
}

// Somebody comes back with the slip, at any kiosk.
#include <catch2/catch_test_macros.hpp>

#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using core::ErrorKind;
using test::Desk;
using test::meeting_found;
using test::recalled;
using test::slip;

namespace {

Desk connected() {
    Desk desk;
    auto facts = test::usual_facts();
    facts.online = true;
    desk.facts(facts).forget();
    return desk;
}

// The meeting is on the screen, as the scheduler knows it.
Desk shown() {
    auto desk = connected();
    desk.on(slip()).on(recalled()).on(SlipAnswered{"AQ1:SLIP", meeting_found()});
    return desk;
}

std::vector<booking::Slot> two_slots() {
    return {test::grant(50, "laval", "2026-11-25T09:00").slot, test::grant(51, "laval", "2026-11-27T14:00").slot};
}

const booking::Offer& only_offer(const Desk& desk) {
    const booking::Offer* offer = nullptr;
    for (const auto& day : desk.screen<ChooseTime>()->days)
        for (const auto& time : day.times) {
            REQUIRE(offer == nullptr);
            offer = &time;
        }
    REQUIRE(offer != nullptr);
    return *offer;
}

// A new time is chosen and held; the last question is on the screen.
Desk held() {
    auto desk = shown();
    desk.on(ChangeAsked{}).on(SlotsAnswered{core::OfficeId("laval"), two_slots()});
    const auto offer = only_offer(desk);
    desk.on(TimeChosen{offer.grant}).on(HoldAnswered{offer.slot.id, booking::Grant{core::GrantNo(77), offer.slot}});
    REQUIRE(desk.screen<ConfirmMove>());
    return desk.forget();
}

} // namespace

TEST_CASE("a slip of this kiosk shows its meeting at once, prints only when asked, and is wiped") {
    Desk first;
    first.to_confirmed();
    Desk desk; // without a network
    desk.on(slip());
    REQUIRE(desk.wanted<Recall>().size() == 1);
    CHECK(desk.wanted<Recall>().front().id == core::BookingId("booked-before"));
    CHECK(desk.wanted<LookUp>().empty());
    desk.on(recalled(first.model.visit.booked));
    REQUIRE(desk.screen<YourMeeting>());
    CHECK(desk.model.visit.booked == first.model.visit.booked);
    CHECK(desk.wanted<Print>().empty());
    desk.on(PrintAgain{});
    CHECK(desk.wanted<Print>().size() == 1);
    desk.on(Finished{}).later(std::chrono::seconds(15));
    CHECK(desk.screen<Attract>());
    CHECK(desk.model.visit == Visit{});
}

TEST_CASE("a slip at the attract screen speaks the language of its meeting, from any kiosk") {
    const auto desk = shown();
    REQUIRE(desk.screen<YourMeeting>());
    CHECK_FALSE(desk.screen<YourMeeting>()->obstacle);
    CHECK(desk.model.visit.language == "ar");
    CHECK(desk.model.visit.booked->slot.start == test::at("2026-11-25T09:00"));
    CHECK(desk.model.visit.wishes.people == 3);
    CHECK(desk.model.visit.person == booking::Person{}); // only the scheduler knows who it is
}

TEST_CASE("without a network it is said that nothing is lost, with what the slip itself tells") {
    Desk desk;
    desk.on(slip()).on(recalled());
    REQUIRE(desk.screen<MeetingObstacle>());
    CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::Offline);
    CHECK(desk.model.visit.slip->office == core::OfficeId("laval"));
    desk.on(CheckAgain{});
    REQUIRE(desk.wanted<LookUp>().size() == 1);
    desk.on(SlipAnswered{"AQ1:SLIP", {}, ErrorKind::Unavailable});
    CHECK(desk.screen<MeetingObstacle>());
    desk.on(Finished{});
    CHECK(desk.screen<Farewell>());
}

TEST_CASE("a line that is cut answers before this terminal has looked: the meeting it knows is shown all the same") {
    Desk first;
    first.to_confirmed();
    Desk desk = connected();
    desk.on(slip());
    REQUIRE(desk.wanted<LookUp>().size() == 1);
    desk.on(SlipAnswered{"AQ1:SLIP", {}, ErrorKind::Unavailable});
    REQUIRE(desk.screen<Asking>());
    desk.on(recalled(first.model.visit.booked));
    REQUIRE(desk.screen<YourMeeting>());
    CHECK(desk.screen<YourMeeting>()->obstacle == Obstacle::Offline);
    desk.on(Finished{}).on(slip()).on(SlipAnswered{"AQ1:SLIP", {}, ErrorKind::NotFound}).on(recalled());
    REQUIRE(desk.screen<MeetingObstacle>());
    CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::NotKnownYet);
}

TEST_CASE("a meeting known here can be seen without a network, and not changed") {
    Desk first;
    first.to_confirmed();
    Desk desk;
    desk.on(slip()).on(recalled(first.model.visit.booked));
    desk.on(ChangeAsked{});
    REQUIRE(desk.screen<MeetingObstacle>());
    CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::Offline);
    desk.on(BackAsked{}).on(CancelAsked{});
    CHECK(desk.screen<MeetingObstacle>());
    CHECK(desk.wanted<CancelMeeting>().empty());
}

TEST_CASE("asked for before the scheduler has answered: the wish waits for the answer") {
    Desk first;
    first.to_confirmed();
    auto desk = connected();
    desk.on(slip()).on(recalled(first.model.visit.booked));
    CHECK(desk.screen<YourMeeting>()->obstacle == Obstacle::Asked);
    desk.on(CancelAsked{});
    REQUIRE(desk.screen<Asking>());
    desk.on(SlipAnswered{"AQ1:SLIP", meeting_found()});
    CHECK(desk.screen<ConfirmCancel>());
}

TEST_CASE("each reason why it can't be changed is its own page") {
    const auto why = [](ErrorKind kind) {
        auto desk = connected();
        desk.on(slip()).on(recalled()).on(SlipAnswered{"AQ1:SLIP", {}, kind});
        REQUIRE(desk.screen<MeetingObstacle>());
        return desk.screen<MeetingObstacle>()->why;
    };
    CHECK(why(ErrorKind::NotFound) == Obstacle::NotKnownYet);
    CHECK(why(ErrorKind::Refused) == Obstacle::NotOurs);
    CHECK(why(ErrorKind::Timeout) == Obstacle::Offline);
    auto desk = connected();
    desk.on(slip()).on(recalled()).on(SlipAnswered{"AQ1:SLIP", meeting_found(true)});
    CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::Ended);
    auto late = shown();
    late.later(std::chrono::seconds(20 * 3600));
    CHECK(late.screen<Attract>()); // nobody waits in front of a meeting for so long
}

TEST_CASE("keep: nothing is asked of anybody") {
    auto desk = shown();
    desk.forget().on(Finished{});
    CHECK(desk.screen<Farewell>());
    CHECK(desk.wanted<CancelMeeting>().empty());
}

TEST_CASE("cancelled only after the second yes, and told only after the scheduler has") {
    auto desk = shown();
    desk.on(CancelAsked{});
    REQUIRE(desk.screen<ConfirmCancel>());
    desk.on(BackAsked{});
    REQUIRE(desk.screen<YourMeeting>());
    desk.on(CancelAsked{}).forget().on(CancelConfirmed{});
    REQUIRE(desk.wanted<CancelMeeting>().size() == 1);
    CHECK(desk.wanted<CancelMeeting>().front().booking == core::BookingId("booked-before"));
    CHECK(desk.wanted<CancelMeeting>().front().code == "AQ1:SLIP");
    CHECK(desk.screen<Asking>());
    desk.on(BackAsked{}).on(StartOverAsked{}).later(std::chrono::seconds(300));
    CHECK(desk.screen<Asking>()); // it is on its way
    SECTION("done") {
        desk.on(CancelAnswered{"AQ1:SLIP", meeting_found(true)});
        CHECK(desk.screen<Cancelled>());
        desk.on(BackAsked{});
        CHECK(desk.screen<Cancelled>());
    }
    SECTION("the line is cut: nobody says that it is done, and it can be looked up") {
        desk.on(CancelAnswered{"AQ1:SLIP", {}, ErrorKind::Timeout});
        REQUIRE(desk.screen<MeetingObstacle>());
        CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::Uncertain);
        desk.forget().on(CheckAgain{});
        CHECK(desk.wanted<LookUp>().size() == 1);
        desk.on(SlipAnswered{"AQ1:SLIP", meeting_found(true)});
        CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::Ended);
    }
    SECTION("it had been moved at another kiosk: that meeting was not meant") {
        auto other = meeting_found();
        other.id = core::BookingId("moved");
        desk.on(CancelAnswered{"AQ1:SLIP", other});
        REQUIRE(desk.screen<YourMeeting>());
        CHECK(desk.model.visit.booked->id == core::BookingId("moved"));
    }
}

TEST_CASE("a new time is one of the scheduler's, not of the hand, and not the one that is") {
    auto desk = shown();
    desk.forget().on(ChangeAsked{});
    REQUIRE(desk.wanted<AskSlots>().size() == 1);
    CHECK(desk.wanted<AskSlots>().front().office == core::OfficeId("laval"));
    desk.on(SlotsAnswered{core::OfficeId("laval"), two_slots()});
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(only_offer(desk).slot.id == core::SlotId("slot-51"));
    desk.on(BackAsked{});
    CHECK(desk.screen<YourMeeting>());
}

TEST_CASE("no other time: said, and the meeting stays") {
    auto desk = shown();
    desk.on(ChangeAsked{}).on(SlotsAnswered{core::OfficeId("laval"), std::vector<booking::Slot>{}});
    REQUIRE(desk.screen<MeetingObstacle>());
    CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::NothingElse);
    CHECK(desk.wanted<JoinQueue>().empty());
    desk.on(BackAsked{});
    CHECK(desk.screen<YourMeeting>());
}

TEST_CASE("moved: the held slot, the old booking and the slip go in one message") {
    auto desk = held();
    desk.on(ConfirmAsked{});
    REQUIRE(desk.wanted<CommitHeld>().size() == 1);
    const auto commit = desk.wanted<CommitHeld>().front();
    CHECK(commit.draft.wishes.interpreter); // also where the person did not ask for one again
    CHECK(commit.held.no == core::GrantNo(77));
    CHECK(commit.draft.grant == core::GrantNo(77));
    CHECK(commit.draft.replaces == core::BookingId("booked-before"));
    CHECK_FALSE(commit.draft.override);
    CHECK(commit.slip == "AQ1:SLIP");
    desk.forget();
    SECTION("done: the new slip is printed, and the hold is not given back") {
        booking::Booking booked;
        booked.id = commit.id;
        booked.slot = commit.held.slot;
        booked.draft = commit.draft;
        desk.on(CommitDone{booked});
        REQUIRE(desk.screen<Confirmed>());
        CHECK(desk.screen<Confirmed>()->moved);
        CHECK(desk.wanted<Print>().size() == 1);
        CHECK(desk.wanted<ReleaseHold>().empty());
    }
    SECTION("the line is cut: one of the two is the person's, and which can be asked") {
        desk.on(CommitFailed{commit.id, ErrorKind::Timeout});
        REQUIRE(desk.screen<MeetingObstacle>());
        CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::Uncertain);
        CHECK(desk.wanted<Print>().empty());
        desk.on(BackAsked{});
        CHECK(desk.screen<MeetingObstacle>()); // what it would lead back to may be wrong by now
    }
    SECTION("the slot has gone: another one is chosen") {
        desk.on(CommitFailed{commit.id, ErrorKind::Conflict});
        CHECK(desk.wanted<AskSlots>().size() == 1);
        desk.on(SlotsAnswered{core::OfficeId("laval"), two_slots()});
        REQUIRE(desk.screen<ChooseTime>());
        CHECK(desk.screen<ChooseTime>()->taken);
    }
    SECTION("the meeting was cancelled meanwhile") {
        desk.on(CommitFailed{commit.id, ErrorKind::NotFound});
        CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::Ended);
    }
}

TEST_CASE("whoever turns back or walks away gives the held slot back") {
    auto desk = held();
    SECTION("back") {
        desk.on(BackAsked{});
        REQUIRE(desk.wanted<ReleaseHold>().size() == 1);
        CHECK(desk.wanted<ReleaseHold>().front().hold == core::GrantNo(77));
    }
    SECTION("gone") {
        desk.later(std::chrono::seconds(300));
        CHECK(desk.screen<Attract>());
        CHECK(desk.wanted<ReleaseHold>().size() == 1);
    }
}

TEST_CASE("what the store tells of the slip before is not told of this one") {
    Desk first;
    first.to_confirmed();
    auto desk = connected();
    desk.on(slip()).on(SlipAnswered{"AQ1:SLIP", meeting_found()});
    REQUIRE(desk.screen<YourMeeting>());
    auto other = slip();
    other.slip = core::BookingId("booked-by-another");
    other.paper.code = "AQ1:OTHER";
    desk.on(other).on(recalled(first.model.visit.booked));
    CHECK(desk.screen<Asking>());
    CHECK_FALSE(desk.model.visit.booked);
}

TEST_CASE("a meeting that ended here is not called reserved because the scheduler can't be reached") {
    Desk first;
    first.to_confirmed();
    for (const auto why : {ErrorKind::Timeout, ErrorKind::NotFound}) {
        auto desk = connected();
        desk.on(slip()).on(recalled(first.model.visit.booked, true));
        REQUIRE(desk.screen<Asking>());
        desk.on(SlipAnswered{"AQ1:SLIP", {}, why});
        REQUIRE(desk.screen<MeetingObstacle>());
        CHECK(desk.screen<MeetingObstacle>()->why == Obstacle::Ended);
    }
}

TEST_CASE("a slip that is shown while the last person is being thanked begins without their comforts and their call") {
    Desk desk;
    desk.to_confirmed().on(ComfortToggled{ComfortSwitch::LargeText}).on(CallAsked{}).on(Finished{});
    REQUIRE(desk.screen<Farewell>());
    desk.on(slip());
    REQUIRE(desk.screen<Asking>());
    CHECK(desk.model.comfort == Comfort{});
    CHECK_FALSE(desk.model.calling);
}

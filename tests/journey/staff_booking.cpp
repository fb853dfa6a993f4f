#include <catch2/catch_test_macros.hpp>

#include "shared/calendar/date.h"
#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using booking::OverrideReason;
using test::Desk;

namespace {

Desk& to_reason(Desk& desk, std::uint64_t grant) {
    desk.to_staff().on(StaffBookAsked{}).on(Typed{"Tran"}).on(StepDone{}).on(RegionChosen{core::RegionCode("13")});
    return desk.on(TimeChosen{core::GrantNo(grant)});
}

} // namespace

TEST_CASE("the agent sees the window first and the later days after it") {
    Desk desk;
    desk.to_staff().on(StaffBookAsked{}).on(StepDone{});
    CHECK(desk.screen<StaffBooking>()->incomplete);
    desk.on(Typed{"Tran"}).on(StepDone{}).on(RegionChosen{core::RegionCode("13")});
    const auto* screen = desk.screen<StaffBooking>();
    REQUIRE(screen);
    CHECK(screen->step == 2);
    REQUIRE(screen->days.size() == 7);
    CHECK(screen->days[4].in_window);
    CHECK_FALSE(screen->days[5].in_window);
    CHECK(calendar::to_iso(screen->days[5].date) == "2026-12-03");
}

TEST_CASE("without a document a reason is mandatory, inside the window too") {
    Desk desk;
    to_reason(desk, 2).on(ConfirmAsked{});
    REQUIRE(desk.screen<StaffBooking>());
    CHECK(desk.screen<StaffBooking>()->reason_missing);
    CHECK(desk.wanted<Commit>().empty());
    desk.on(ReasonChosen{OverrideReason::NoDocument}).on(ConfirmAsked{});
    REQUIRE(desk.wanted<Commit>().size() == 1);
    const auto draft = desk.wanted<Commit>().front().draft;
    CHECK(draft.override == booking::Override{OverrideReason::NoDocument, core::StaffId("LEA")});
    CHECK(draft.arrival.document == booking::DocumentKind::None);
}

TEST_CASE("outside of the window the missing document explains nothing") {
    Desk desk;
    to_reason(desk, 5).on(ReasonChosen{OverrideReason::NoDocument}).on(ConfirmAsked{});
    CHECK(desk.screen<StaffBooking>()->reason_missing);
    desk.on(ReasonChosen{OverrideReason::Reschedule}).on(ConfirmAsked{}); // there is nothing to be moved
    CHECK(desk.screen<StaffBooking>()->reason_missing);
    desk.on(ReasonChosen{OverrideReason::NoSlotInWindow}).on(ConfirmAsked{}).commit_done();
    REQUIRE(desk.screen<StaffConfirmed>());
    CHECK(desk.wanted<Commit>().back().by == core::StaffId("LEA")); // who booked is written with the booking
    CHECK(desk.wanted<Print>().size() == 1);
}

TEST_CASE("with a document and inside the window no reason is asked for") {
    Desk desk;
    desk.to_staff().on(StaffBookAsked{}).on(test::passport("TRAN", "LAN")).on(StepDone{});
    desk.on(RegionChosen{core::RegionCode("13")}).on(TimeChosen{core::GrantNo(2)}).on(ConfirmAsked{});
    REQUIRE(desk.wanted<Commit>().size() == 1);
    CHECK_FALSE(desk.wanted<Commit>().front().draft.override);
    CHECK(desk.wanted<Commit>().front().draft.arrival.document == booking::DocumentKind::Passport);
}

TEST_CASE("the agent's screen takes contact and the person's language, and checks them") {
    Desk desk;
    desk.to_staff().on(StaffBookAsked{}).on(Typed{"Tran"}).on(FieldFocused{2}).on(Typed{"555"}).on(StepDone{});
    CHECK(desk.screen<StaffBooking>()->contact_wrong);
    CHECK(desk.screen<StaffBooking>()->step == 0);
    desk.on(Erased{}).on(Erased{}).on(Erased{}).on(Typed{"5145550123"}).on(LanguageForVisitChosen{"ar"}).on(StepDone{});
    CHECK(desk.screen<StaffBooking>()->step == 1);
    CHECK(desk.model.visit.person.telephone == "+15145550123");
    CHECK(desk.model.visit.wishes.language == "ar");
    CHECK(desk.model.visit.language == "fr"); // the screen stays French
}

TEST_CASE("a booking is moved: who and where are known, the arrival stays the arrival, the old one is named") {
    Desk other;
    other.to_confirmed();
    auto moved = *other.model.visit.booked;
    auto facts = test::usual_facts();
    facts.arrivals.push_back({moved, booking::Outcome::Accepted});
    Desk desk;
    desk.to_staff().facts(facts).on(RescheduleAsked{moved.id});
    REQUIRE(desk.screen<StaffBooking>());
    CHECK(desk.screen<StaffBooking>()->step == 2);
    CHECK(desk.model.visit.person.surname == "EL AMRANI");
    desk.on(TimeChosen{core::GrantNo(6)}).on(ConfirmAsked{});
    REQUIRE(desk.wanted<Commit>().size() == 1);
    const auto draft = desk.wanted<Commit>().front().draft;
    CHECK(draft.replaces == moved.id);
    CHECK(draft.arrival == moved.draft.arrival);
    REQUIRE(draft.override);
    CHECK(draft.override->reason == OverrideReason::Reschedule);
    CHECK(desk.wanted<Commit>().front().by == core::StaffId("LEA"));
}

TEST_CASE("all of it works without the scheduler") {
    Desk desk;
    auto facts = test::usual_facts();
    facts.online = false;
    facts.last_exchange.reset();
    desk.facts(facts);
    to_reason(desk, 5).on(ReasonChosen{OverrideReason::OperatorDecision}).on(ConfirmAsked{}).commit_done();
    CHECK(desk.screen<StaffConfirmed>());
}

TEST_CASE("a taken slot leads the agent back to the times, a failure is said") {
    Desk desk;
    to_reason(desk, 5).on(ReasonChosen{OverrideReason::LateArrival}).on(ConfirmAsked{});
    desk.on(StepBack{}).on(StaffLeft{}).on(ConfirmAsked{}).on(StartOverAsked{}); // the answer is awaited
    CHECK(desk.wanted<Commit>().size() == 1);
    desk.on(CommitFailed{core::BookingId("attempt-1"), core::ErrorKind::Conflict});
    REQUIRE(desk.screen<StaffBooking>());
    CHECK(desk.screen<StaffBooking>()->taken);
    CHECK(desk.screen<StaffBooking>()->step == 2);
    desk.on(TimeChosen{core::GrantNo(6)}).on(ConfirmAsked{});
    desk.on(CommitFailed{core::BookingId("attempt-2"), core::ErrorKind::Unavailable});
    CHECK(desk.screen<StaffBooking>()->failed);
    CHECK(desk.screen<StaffBooking>()->step == 3);
}

TEST_CASE("the person's data go when the agent is done or turns back") {
    Desk desk;
    to_reason(desk, 2).on(ReasonChosen{OverrideReason::NoDocument}).on(ConfirmAsked{}).commit_done().forget();
    desk.on(PrintAgain{}).on(Finished{});
    CHECK(desk.screen<StaffHome>());
    CHECK(desk.model.visit == Visit{});
    CHECK(desk.wanted<Wipe>().size() == 1);
    CHECK(desk.wanted<Audit>().front().act == "reprint");
    desk.on(StaffBookAsked{}).on(Typed{"Roy"}).on(BackAsked{});
    CHECK(desk.screen<StaffHome>());
    CHECK(desk.model.visit == Visit{});
}

TEST_CASE("a chosen time that leaves the hand is told as such, not asked a reason for") {
    Desk desk;
    to_reason(desk, 2);
    REQUIRE(desk.screen<StaffBooking>()->step == 3);
    auto facts = test::usual_facts();
    std::erase_if(facts.hand, [](const auto& held) { return held.no.value == 2; });
    desk.facts(facts);
    CHECK(desk.screen<StaffBooking>()->step == 2);
    CHECK(desk.screen<StaffBooking>()->taken);
    CHECK_FALSE(desk.model.visit.chosen);
    desk.on(ConfirmAsked{});
    CHECK_FALSE(desk.screen<StaffBooking>()->reason_missing);
    CHECK(desk.wanted<Commit>().empty());
}

TEST_CASE("a time in another mode is not confirmed in this one") {
    Desk desk;
    to_reason(desk, 2).on(StepBack{}).on(ModeChosen{booking::Mode::Video}).on(StepDone{});
    CHECK(desk.screen<StaffBooking>()->step == 2);
    CHECK_FALSE(desk.screen<StaffBooking>()->taken);
}

TEST_CASE("a letter that reception scans tells all that it tells a traveller's own journey") {
    DocumentSeen letter;
    letter.kind = booking::DocumentKind::Invitation;
    letter.person.surname = "HADDAD";
    letter.person.reference = "PAP-2026-004211";
    letter.language = "ar";
    letter.region = core::RegionCode("13");
    letter.people = 4;
    letter.interpreter = letter.step_free = true;
    letter.plan = {booking::PlanPart::Francisation};
    Desk desk;
    desk.to_staff().on(StaffBookAsked{}).on(Typed{"Hadad"}).on(letter);
    const auto& visit = desk.model.visit;
    CHECK(visit.person.surname == "HADDAD");
    CHECK(visit.person.reference == "PAP-2026-004211");
    CHECK(visit.language == "fr"); // the screen stays French
    CHECK(visit.region == core::RegionCode("13"));
    CHECK(visit.wishes == booking::Wishes{.people = 4,
                                          .language = "ar",
                                          .interpreter = true,
                                          .step_free = true,
                                          .plan = {booking::PlanPart::Francisation}});
    desk.on(test::passport("TRAN", "LAN")); // the next one's
    CHECK(visit.person == test::passport("TRAN", "LAN").person);
    CHECK(visit.wishes == booking::Wishes{.language = "ar", .plan = {}});
}

TEST_CASE("reception books by video only for somebody who can be reached, and hears it when the time is chosen") {
    Desk desk;
    desk.to_staff().on(StaffBookAsked{}).on(Typed{"Tran"}).on(StepDone{}).on(RegionChosen{core::RegionCode("06")});
    desk.on(OfficeChosen{core::OfficeId("montreal-nord")}).on(ModeChosen{booking::Mode::Video});
    desk.on(TimeChosen{core::GrantNo(8)});
    REQUIRE(desk.screen<StaffBooking>());
    CHECK(desk.screen<StaffBooking>()->step == 0);
    CHECK(desk.screen<StaffBooking>()->contact_wrong);
    CHECK(desk.screen<StaffBooking>()->field == 2);
    desk.on(Typed{"5145550123"}).on(StepDone{}).on(StepDone{}).on(StepDone{});
    CHECK(desk.screen<StaffBooking>()->step == 3);
    desk.on(ReasonChosen{OverrideReason::NoDocument}).on(ConfirmAsked{});
    REQUIRE(desk.wanted<Commit>().size() == 1);
    CHECK(desk.wanted<Commit>().front().draft.person.telephone == "+15145550123");
}

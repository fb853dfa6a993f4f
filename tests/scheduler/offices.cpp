// An office changes while its slots are lent, held and booked.
#include "deploy/scheduler/domain/offices.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "shared/calendar/zone.h"
#include "tests/scheduler/desk.h"

using namespace accueil;
using namespace accueil::scheduler;
using booking::Outcome;
using test::Desk;
using test::Kiosk;

namespace {

constexpr std::chrono::minutes half_an_hour{30};

// One agent, so that each moment has one slot; and the first grant of tomorrow.
OfficePlan small_plan() { return test::office_plan("centre", 1); }

booking::Grant first_of_centre(const Kiosk& kiosk) {
    std::optional<booking::Grant> first;
    for (const auto& grant : kiosk.hand)
        if (grant.slot.office == core::OfficeId{"centre"} && (!first || grant.slot.start < first->slot.start))
            first = grant;
    REQUIRE(first);
    return *first;
}

Answer<OfficeChange> put(Desk& desk, const OfficePlan& plan) {
    return desk.administer([&](Administration& a) { return a.put_office(plan, {}, "test"); });
}

Displaced changed(Desk& desk, const OfficePlan& plan) {
    const auto change = put(desk, plan);
    REQUIRE(change);
    return change->displaced;
}

booking::Slot slot(Desk& desk, const core::SlotId& id) {
    Store store(*desk.database);
    World world{store, desk.clock, desk.random, desk.policy};
    const auto found = Slots(world).find(id);
    REQUIRE(found);
    return found->slot;
}

SlotState state(Desk& desk, const core::SlotId& id) {
    return static_cast<SlotState>(desk.count("SELECT state FROM slots WHERE id = '" + id.value + "'"));
}

// Pairs of slots of one agent that share a moment; withdrawn ones count for nothing.
std::int64_t overlaps(Desk& desk) {
    return desk.count("SELECT count(*) FROM slots a JOIN slots b ON a.agent = b.agent AND a.start < b.start "
                      "AND a.start + a.minutes * 60000 > b.start WHERE a.state <> 4 AND b.state <> 4");
}

// A booking that the scheduler has, on the first slot of the office.
struct Booked {
    Kiosk kiosk;
    booking::Grant grant;
    wire::Item item;
};

Booked booked(Desk& desk) {
    REQUIRE(changed(desk, small_plan()) == Displaced{});
    Booked made{desk.at_work("yul-1"), {}, {}};
    made.grant = first_of_centre(made.kiosk);
    made.item = made.kiosk.book(made.grant, desk.random, desk.clock);
    REQUIRE(desk.exchange(made.kiosk).results.at(0).outcome == Outcome::Accepted);
    return made;
}

calendar::Date day_of(const booking::Grant& grant) { return calendar::local_date(grant.slot.start); }

void cancel(Desk& desk, const Booked& made) {
    REQUIRE(desk.administer([&](Administration& a) { return a.cancel(made.item.id, "telephoned"); }));
}

} // namespace

TEST_CASE("a slot that was lent and came back is made anew as the office is now") {
    Desk desk;
    REQUIRE(changed(desk, small_plan()) == Displaced{});
    auto kiosk = desk.at_work("yul-1");
    const auto grant = first_of_centre(kiosk);
    kiosk.next.returns = {grant.no};
    REQUIRE(desk.sync(kiosk));
    desk.fence("yul-1", "exercise"); // whatever was lent again
    auto plan = small_plan();
    plan.meeting = half_an_hour;
    plan.agents[0].languages = {"fr", "ar"};
    plan.agents[0].modes = {booking::Mode::InPerson, booking::Mode::Telephone};
    plan.agents[0].places = 3;
    changed(desk, plan);
    CHECK(state(desk, grant.slot.id) == SlotState::Free);
    const auto now = slot(desk, grant.slot.id);
    CHECK(now.length == half_an_hour);
    CHECK(now.languages == plan.agents[0].languages);
    CHECK(now.modes == plan.agents[0].modes);
    CHECK(now.places == 3);
}

TEST_CASE("no slot is made beside a meeting of the same agent that lasts into it") {
    Desk desk;
    const auto made = booked(desk);
    auto plan = small_plan();
    SECTION("shorter meetings") { plan.meeting = half_an_hour; }
    SECTION("other hours") {
        for (auto& hours : plan.hours) hours.opens -= half_an_hour;
    }
    SECTION("hours that overlap each other") {
        for (int day = 1; day <= 5; ++day)
            plan.hours.push_back({day, std::chrono::hours{9} + half_an_hour, std::chrono::hours{14}});
    }
    CHECK(changed(desk, plan) == Displaced{});
    CHECK(state(desk, made.grant.slot.id) == SlotState::Booked);
    CHECK(slot(desk, made.grant.slot.id).length == made.grant.slot.length); // the person keeps what was promised
    CHECK(overlaps(desk) == 0);
}

TEST_CASE("an agent is of one office, and stands in it once") {
    Desk desk;
    auto plan = small_plan();
    plan.agents[0].id = "nord-1";
    const auto elsewhere = put(desk, plan);
    REQUIRE_FALSE(elsewhere);
    CHECK(elsewhere.error().status == 422);
    plan = small_plan();
    plan.agents.push_back(plan.agents[0]);
    CHECK_FALSE(put(desk, plan));
    // Who has left the other office may come.
    changed(desk, test::office_plan("nord", 1));
    plan = small_plan();
    plan.agents[0].id = "nord-2";
    CHECK(put(desk, plan));
}

TEST_CASE("a slot whose meeting is cancelled is free only when the office still has it") {
    Desk desk;
    const auto made = booked(desk);
    const auto& id = made.grant.slot.id;
    auto plan = small_plan();
    SECTION("nothing has changed") {
        cancel(desk, made);
        CHECK(state(desk, id) == SlotState::Free);
    }
    SECTION("shorter meetings: what the meeting stood in the way of comes") {
        plan.meeting = half_an_hour;
        changed(desk, plan);
        const auto before = desk.count("SELECT count(*) FROM slots WHERE state = 0");
        cancel(desk, made);
        CHECK(state(desk, id) == SlotState::Free);
        CHECK(slot(desk, id).length == half_an_hour);
        CHECK(desk.count("SELECT count(*) FROM slots WHERE state = 0") == before + 2);
        CHECK(overlaps(desk) == 0);
    }
    SECTION("the hours are others") {
        for (auto& hours : plan.hours) hours.opens -= half_an_hour;
        changed(desk, plan);
        REQUIRE(state(desk, id) == SlotState::Booked);
        cancel(desk, made);
        CHECK(state(desk, id) == SlotState::Withdrawn);
        CHECK(overlaps(desk) == 0);
    }
}

TEST_CASE("a held slot that the office has no longer is not confirmed, and does not come back when the hold ends") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    const auto day = calendar::local_date(desk.clock.now()) + std::chrono::days{1};
    const auto free =
        desk.act([&](Scheduler& s) { return s.slots(kiosk.identity, core::OfficeId{"centre"}, day, day); });
    REQUIRE(free);
    const auto held = desk.act([&](Scheduler& s) { return s.hold(kiosk.identity, {free->front().id}); });
    REQUIRE(held);
    auto plan = test::office_plan("centre");
    plan.office.closed = {day};
    changed(desk, plan);
    auto item = kiosk.book(held->grant, desk.random, desk.clock);
    item.seq = core::Seq{0};
    const auto confirmed =
        desk.act([&](Scheduler& s) { return s.confirm(kiosk.identity, held->grant.no, wire::HoldConfirm{item}); });
    REQUIRE_FALSE(confirmed);
    CHECK(confirmed.error().type == "slot-taken");
    desk.clock.at += std::chrono::minutes{3};
    desk.act([](Scheduler& s) { return s.maintain(), 0; });
    CHECK(state(desk, free->front().id) == SlotState::Withdrawn);
}

TEST_CASE("a meeting on a day that is closed moves, and the terminal is told") {
    Desk desk;
    auto made = booked(desk);
    const auto day = day_of(made.grant);
    SECTION("by the office") {
        auto plan = small_plan();
        plan.office.closed = {day};
        CHECK(changed(desk, plan) == Displaced{1, 0});
    }
    SECTION("everywhere") {
        const auto displaced =
            desk.administer([&](Administration& a) { return a.set_calendar({{day}, {}}, "ice storm"); });
        REQUIRE(displaced);
        CHECK(*displaced == Displaced{1, 0});
    }
    SECTION("by the agent, who is there no more") {
        auto plan = test::office_plan("centre", 2);
        plan.agents[0].active = false;
        CHECK(changed(desk, plan) == Displaced{1, 0});
    }
    SECTION("by the hours") {
        auto plan = small_plan();
        for (auto& hours : plan.hours) hours.opens += std::chrono::hours{2};
        CHECK(changed(desk, plan) == Displaced{1, 0});
    }
    const auto view = desk.booking(made.kiosk, made.item.id);
    CHECK(view.outcome == Outcome::Relocated);
    CHECK(state(desk, made.grant.slot.id) == SlotState::Withdrawn);
    const auto reply = desk.exchange(made.kiosk);
    CHECK(std::ranges::any_of(reply.changes, [&](const wire::Change& change) {
        const auto* moved = std::get_if<wire::BookingMoved>(&change.what);
        return moved != nullptr && moved->booking == made.item.id && moved->slot == view.slot;
    }));
    CHECK(desk.most_bookings_on_a_slot() == 1);
}

TEST_CASE("a meeting with nowhere to go is handed to a person, and the operator is told") {
    Desk desk;
    auto made = booked(desk);
    SECTION("the office is removed") {
        const auto displaced =
            desk.administer([&](Administration& a) { return a.remove_office(core::OfficeId{"centre"}, "moved away"); });
        REQUIRE(displaced);
        CHECK(*displaced == Displaced{0, 1});
    }
    SECTION("its slot is withdrawn and nothing else is free") {
        REQUIRE(desk.database->run("UPDATE slots SET state = 4, by_hand = 1 WHERE state <> 3"));
        const auto withdrawn =
            desk.administer([&](Administration& a) { return a.withdraw_slot(made.grant.slot.id, "agent ill"); });
        REQUIRE(withdrawn);
        CHECK(withdrawn->displaced == Displaced{0, 1});
    }
    Bookings::Filter filter;
    filter.outcome = Outcome::NeedsHuman;
    const auto list = desk.administer([&](Administration& a) { return a.bookings(filter); });
    REQUIRE(list);
    REQUIRE(list->size() == 1);
    CHECK(list->front().view.id == made.item.id);
    CHECK_FALSE(list->front().problem.empty());
    CHECK_FALSE(list->front().live);
    CHECK(state(desk, made.grant.slot.id) == SlotState::Withdrawn);
}

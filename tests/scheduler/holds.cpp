// Slots that are not in the hand: held online for two minutes, confirmed outside of the chain.
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

std::vector<booking::Slot> free_slots(Desk& desk, const Kiosk& kiosk) {
    const auto today = calendar::local_date(desk.clock.now());
    const auto list = desk.act([&](Scheduler& s) {
        return s.slots(kiosk.identity, core::OfficeId{"centre"}, today + std::chrono::days{1},
                       today + std::chrono::days{7});
    });
    REQUIRE(list);
    return *list;
}

wire::HoldConfirm confirmation(Desk& desk, Kiosk kiosk, const booking::Grant& grant) {
    auto item = kiosk.book(grant, desk.random, desk.clock);
    item.seq = core::Seq{0};
    item.prev_hash = wire::first_prev_hash;
    return {item};
}

} // namespace

TEST_CASE("a held slot belongs to one terminal until it is confirmed, given back or too old") {
    Desk desk;
    auto a = desk.enrol("yul-a");
    auto b = desk.enrol("yul-b");
    const auto free = free_slots(desk, a);
    REQUIRE(free.size() > 10);
    const auto slot = free.front();
    const auto held = desk.act([&](Scheduler& s) { return s.hold(a.identity, {slot.id}); });
    REQUIRE(held);
    CHECK(held->expires == desk.clock.now() + std::chrono::seconds{120});
    CHECK(std::ranges::none_of(free_slots(desk, b), [&](const auto& other) { return other.id == slot.id; }));
    const auto refused = desk.act([&](Scheduler& s) { return s.hold(b.identity, {slot.id}); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().type == "slot-taken");

    const auto confirm = confirmation(desk, a, held->grant);
    const auto send = [&] {
        return desk.act([&](Scheduler& s) { return s.confirm(a.identity, held->grant.no, confirm); });
    };
    SECTION("confirmed, and again when the answer was lost") {
        const auto first = send(), second = send();
        REQUIRE(first);
        REQUIRE(second);
        CHECK(first->outcome == Outcome::Accepted);
        CHECK(*first == *second);
        CHECK(desk.exchange(a).received_seq == core::Seq{0});
    }
    SECTION("given back before it was confirmed: the delayed confirmation is refused") {
        REQUIRE(desk.act([&](Scheduler& s) { return s.release(a.identity, held->grant.no); }));
        const auto late = send();
        REQUIRE_FALSE(late);
        CHECK(late.error().type == "slot-taken");
        CHECK(desk.act([&](Scheduler& s) { return s.hold(b.identity, {slot.id}); }));
    }
    SECTION("given back after a confirmation that was not heard of: undone") {
        REQUIRE(send());
        REQUIRE(desk.act([&](Scheduler& s) { return s.release(a.identity, held->grant.no); }));
        REQUIRE(desk.act([&](Scheduler& s) { return s.release(a.identity, held->grant.no); }));
        CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1") == 0);
        CHECK(desk.act([&](Scheduler& s) { return s.hold(b.identity, {slot.id}); }));
    }
    SECTION("too old: free for others, and no longer for the first") {
        desk.clock.at += std::chrono::seconds{121};
        CHECK(desk.act([&](Scheduler& s) { return s.hold(b.identity, {slot.id}); }));
        CHECK_FALSE(send());
    }
    CHECK(desk.most_bookings_on_a_slot() <= 1);
}

TEST_CASE("one terminal holds eight slots at a time and no more, until the first of them has ended") {
    Desk desk;
    auto a = desk.enrol("yul-a");
    auto b = desk.enrol("yul-b");
    const auto free = free_slots(desk, a);
    REQUIRE(free.size() > 10);
    const auto hold = [&](const Kiosk& kiosk, std::size_t i) {
        return desk.act([&](Scheduler& s) { return s.hold(kiosk.identity, {free[i].id}); });
    };
    std::vector<core::GrantNo> held;
    for (std::size_t i = 0; i < 8; ++i) held.push_back(hold(a, i).value().grant.no);
    const auto refused = hold(a, 8);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().type == "too-many-holds");
    CHECK(refused.error().status == 409); // as for a slot that is taken
    CHECK(hold(b, 8));
    REQUIRE(desk.act([&](Scheduler& s) { return s.release(a.identity, held.front()); }));
    CHECK(hold(a, 9));
    desk.clock.at += std::chrono::seconds{121};
    CHECK(hold(a, 10));
}

// A slip shown at any kiosk: looked up, cancelled, moved. Never two meetings, never none.
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

std::string slip_of(const wire::Item& item, const booking::Slot& slot, const std::string& terminal,
                    const std::string& signer) {
    const documents::Slip slip{item.id, slot.office, slot.start, core::TerminalId{terminal}, {}, {}};
    auto code = documents::code::encode(slip, test::slip_key(signer));
    REQUIRE(code);
    return *code;
}

// One person, booked at the kiosk yul-a, who comes back with the slip to yul-b.
struct Visit {
    Desk desk;
    Kiosk a = desk.enrol("yul-a");
    Kiosk b = desk.enrol("yul-b");
    booking::Slot slot;
    wire::Item item;
    std::string slip;

    Visit() {
        desk.exchange(a);
        const auto found = std::ranges::find(a.hand, core::OfficeId{"centre"},
                                             [](const booking::Grant& grant) { return grant.slot.office; });
        REQUIRE(found != a.hand.end());
        slot = found->slot;
        item = a.book(booking::Grant{*found}, desk.random, desk.clock);
        slip = slip_of(item, slot, "yul-a", "yul-a");
    }
    auto look(const std::string& code) {
        return desk.act([&](Scheduler& s) { return s.slip(b.identity, {code}); });
    }
    auto cancel(const std::string& code, const core::BookingId& id) {
        return desk.act([&](Scheduler& s) { return s.cancel(b.identity, {code, id}); });
    }
    // A free slot of the same office within the days of the arrival, held by yul-b.
    booking::Grant hold() {
        const auto today = calendar::local_date(desk.clock.now());
        const auto free = desk.act([&](Scheduler& s) {
            return s.slots(b.identity, slot.office, today + std::chrono::days{1}, today + std::chrono::days{7});
        });
        REQUIRE(free);
        REQUIRE_FALSE(free->empty());
        const auto held = desk.act([&](Scheduler& s) { return s.hold(b.identity, {free->front().id}); });
        REQUIRE(held);
        return held->grant;
    }
    wire::HoldConfirm move(const booking::Grant& held, const core::BookingId& replaces) {
        auto moved = Kiosk(b).book(held, desk.random, desk.clock, replaces);
        moved.seq = core::Seq{0};
        moved.prev_hash = wire::first_prev_hash;
        moved.sealed.clear();
        return {moved, slip};
    }
    auto send(const booking::Grant& held, const wire::HoldConfirm& confirm) {
        return desk.act([&](Scheduler& s) { return s.confirm(b.identity, held.no, confirm); });
    }
    std::int64_t live() { return desk.count("SELECT count(*) FROM bookings WHERE live = 1"); }
};

} // namespace

TEST_CASE("any kiosk is told the meeting of a slip, and nothing personal") {
    Visit visit;
    CHECK(visit.look(visit.slip).error().type == "not-found"); // its kiosk has been without a network until now
    visit.desk.exchange(visit.a);
    const auto told = visit.look(visit.slip);
    REQUIRE(told);
    CHECK(told->booking.id == visit.item.id);
    CHECK(told->booking.slot == visit.slot);
    CHECK(told->people == 2);
    CHECK(told->arrival == visit.item.arrival);
}

TEST_CASE("a code that no terminal of ours has signed opens nothing") {
    Visit visit;
    visit.desk.exchange(visit.a);
    for (const auto& code : {std::string("AQ1:AAAA"), slip_of(visit.item, visit.slot, "yul-a", "yul-c"),
                             slip_of(visit.item, visit.slot, "yul-a", "yul-b")}) {
        CHECK(visit.look(code).error().type == "slip-invalid");
        CHECK(visit.cancel(code, visit.item.id).error().type == "slip-invalid");
    }
    CHECK(visit.live() == 1);
}

TEST_CASE("a slip cancels its meeting once; the slot is free again, and the terminals hear of it") {
    Visit visit;
    visit.desk.exchange(visit.a);
    const auto cancelled = visit.cancel(visit.slip, visit.item.id);
    REQUIRE(cancelled);
    CHECK(cancelled->booking.outcome == Outcome::Cancelled);
    CHECK(visit.cancel(visit.slip, visit.item.id)->booking == cancelled->booking);
    CHECK(visit.live() == 0);
    CHECK(visit.desk.act([&](Scheduler& s) { return s.hold(visit.b.identity, {visit.slot.id}); }));
    const auto heard = visit.desk.exchange(visit.a);
    CHECK(std::ranges::any_of(heard.changes, [&](const wire::Change& change) {
        const auto* gone = std::get_if<wire::BookingCancelled>(&change.what);
        return gone != nullptr && gone->booking == visit.item.id;
    }));
    CHECK(visit.desk.count("SELECT count(*) FROM audit WHERE act = 'booking.cancel' AND actor = 'yul-b'") == 1);
}

TEST_CASE("a meeting that has begun is not cancelled any more") {
    Visit visit;
    visit.desk.exchange(visit.a);
    visit.desk.clock.at = visit.slot.start;
    CHECK(visit.cancel(visit.slip, visit.item.id).error().type == "too-late");
    CHECK(visit.live() == 1);
}

TEST_CASE("a move is one step: the new meeting stands when the old one goes") {
    Visit visit;
    visit.desk.exchange(visit.a);
    const auto held = visit.hold();
    const auto confirm = visit.move(held, visit.item.id);
    SECTION("confirmed, and again when the answer was lost") {
        const auto first = visit.send(held, confirm), second = visit.send(held, confirm);
        REQUIRE(first);
        CHECK(first->outcome == Outcome::Accepted);
        REQUIRE(second);
        CHECK(*first == *second);
        CHECK(visit.live() == 1);
        // The old slip leads to the new meeting, at any kiosk; the person's data have moved with it.
        CHECK(visit.look(visit.slip)->booking.id == confirm.item.id);
        CHECK(visit.desk.count("SELECT length(sealed) FROM bookings WHERE live = 1") == 3);
        CHECK(visit.desk.act([&](Scheduler& s) { return s.hold(visit.a.identity, {visit.slot.id}); }));
    }
    SECTION("the kiosk never heard of it and gives the hold back: the new meeting stays, for the old one is gone") {
        REQUIRE(visit.send(held, confirm));
        REQUIRE(visit.desk.act([&](Scheduler& s) { return s.release(visit.b.identity, held.no); }));
        CHECK(visit.live() == 1);
        CHECK(visit.look(visit.slip)->booking.id == confirm.item.id);
    }
    SECTION("given back before it arrived: the old meeting stays") {
        REQUIRE(visit.desk.act([&](Scheduler& s) { return s.release(visit.b.identity, held.no); }));
        CHECK(visit.send(held, confirm).error().type == "slot-taken");
        CHECK(visit.look(visit.slip)->booking.id == visit.item.id);
        CHECK(visit.live() == 1);
    }
    SECTION("the old meeting was cancelled or moved meanwhile: the second one is refused") {
        REQUIRE(visit.cancel(visit.slip, visit.item.id));
        const auto refused = visit.send(held, confirm);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().type == "booking-ended");
        CHECK(refused.error().status == 410);
        CHECK(visit.live() == 0);
    }
    SECTION("a cancellation that was meant for the old meeting and comes late does not touch the new one") {
        REQUIRE(visit.send(held, confirm));
        const auto late = visit.cancel(visit.slip, visit.item.id);
        REQUIRE(late);
        CHECK(late->booking.id == confirm.item.id);
        CHECK(late->booking.outcome == Outcome::Accepted);
        CHECK(visit.live() == 1);
    }
    SECTION("without the slip, or with somebody else's: refused, and the old meeting stays") {
        auto without = confirm;
        without.slip.clear();
        CHECK(visit.send(held, without).error().type == "slip-invalid");
        without.slip = slip_of(visit.item, visit.slot, "yul-a", "yul-c");
        CHECK(visit.send(held, without).error().type == "slip-invalid");
        CHECK(visit.look(visit.slip)->booking.id == visit.item.id);
    }
    SECTION("to a day outside of the five: refused before anything is promised") {
        auto outside = confirm;
        outside.item.arrival -= std::chrono::days{30};
        CHECK(visit.send(held, outside).error().type == "outside-window");
        CHECK(visit.live() == 1);
    }
    CHECK(visit.desk.most_bookings_on_a_slot() <= 1);
}

TEST_CASE("the move arrives at a restored scheduler before the booking that it moved") {
    Visit visit;
    const auto held = visit.hold();
    auto confirm = visit.move(held, visit.item.id);
    // As its own terminal reports it: outside of the chain, without the slip.
    REQUIRE(visit.desk.act([&](Scheduler& s) {
        s.begin_generation({}, "test");
        return Answer<int>{1};
    }));
    wire::Report report{.generation =
                            visit.desk.act([](Scheduler& s) { return Answer<Scheduler::Mark>{s.mark()}; })->generation,
                        .epoch = visit.b.epoch,
                        .grants = {},
                        .returns = {},
                        .items = {confirm.item},
                        .highest_grant = held.no};
    visit.desk.report(visit.b, report);
    report.items = {visit.item};
    report.epoch = visit.a.epoch;
    visit.desk.report(visit.a, report);
    CHECK(visit.live() == 1);
    CHECK(visit.look(visit.slip).value_or(wire::SlipReply{}).booking.id == confirm.item.id);
    CHECK(visit.desk.count("SELECT length(sealed) FROM bookings WHERE live = 1") == 3);
}

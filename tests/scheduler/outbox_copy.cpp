// A terminal is lost with its disk; the copy of its outbox brings its promises to the scheduler.
#include <catch2/catch_test_macros.hpp>

#include "shared/wire/outbox_copy.h"
#include "tests/scheduler/desk.h"

using namespace accueil;
using namespace accueil::scheduler;
using booking::Outcome;
using test::Desk;
using test::Kiosk;

namespace {

Answer<std::vector<wire::ItemResult>> import(Desk& desk, const wire::OutboxCopy& copy,
                                             const std::string& reason = "the disk is dead") {
    return desk.administer(
        [&](Administration& administration) { return administration.take_outbox_copy(copy, reason); });
}

} // namespace

TEST_CASE("bookings of a lost terminal keep their slots by its copy, also when it is imported twice") {
    Desk desk;
    auto kiosk = desk.at_work("yul-a");
    kiosk.book(kiosk.hand[0], desk.random, desk.clock);
    desk.exchange(kiosk); // the first is delivered, and still in the copy
    kiosk.book(kiosk.hand[1], desk.random, desk.clock);
    kiosk.book(kiosk.hand[2], desk.random, desk.clock);
    const wire::OutboxCopy copy{core::TerminalId{"yul-a"}, kiosk.kept, 0};
    REQUIRE(copy.items.size() == 3);

    for (int time = 0; time < 2; ++time) {
        const auto results = import(desk, copy);
        REQUIRE(results);
        REQUIRE(results->size() == 3);
        for (const auto& result : *results) CHECK(result.outcome == Outcome::Accepted);
    }
    CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1") == 3);
    // Fenced afterwards, as the guide says: what was promised stays where it is.
    desk.fence("yul-a", "lost");
    CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1 AND slot = first_slot") == 3);
    // It turns up again and sends what it has: answered as known.
    const auto again = desk.sync(kiosk);
    REQUIRE(again);
    for (const auto& result : again->results) CHECK(result.outcome == Outcome::Accepted);
    CHECK(desk.count("SELECT count(*) FROM bookings") == 3);
    CHECK(desk.most_bookings_on_a_slot() == 1);
}

TEST_CASE("imported after the fence, a promise is placed all the same") {
    Desk desk;
    auto kiosk = desk.at_work("yul-a");
    kiosk.book(kiosk.hand[0], desk.random, desk.clock);
    desk.fence("yul-a", "lost");
    const auto results = import(desk, {core::TerminalId{"yul-a"}, kiosk.kept, 0});
    REQUIRE(results);
    CHECK((results->at(0).outcome == Outcome::Accepted || results->at(0).outcome == Outcome::Relocated));
    CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1") == 1);
}

TEST_CASE("a booking in the copy that was made online, outside of the chain, does not end the chain") {
    Desk desk;
    auto kiosk = desk.at_work("yul-a");
    auto online = Kiosk(kiosk).book(kiosk.hand[0], desk.random, desk.clock);
    online.seq = {};
    REQUIRE(import(desk, {core::TerminalId{"yul-a"}, {online}, 0}));
    kiosk.book(kiosk.hand[1], desk.random, desk.clock);
    const auto reply = desk.exchange(kiosk);
    CHECK(reply.results[0].outcome == Outcome::Accepted);
    CHECK(reply.received_seq == core::Seq{1});
}

TEST_CASE("an import says why, and for whom") {
    Desk desk;
    auto kiosk = desk.enrol("yul-a");
    CHECK(import(desk, {core::TerminalId{"yul-a"}, {}, 0}, " ").error().type == "reason-missing");
    CHECK(import(desk, {core::TerminalId{"yul-b"}, {}, 0}).error().type == "not-found");
}

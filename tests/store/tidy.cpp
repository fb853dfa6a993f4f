#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/store/world.h"

using namespace accueil;
using namespace std::chrono_literals;
using test::booking_id;
using test::draft;
using test::grant;

namespace {

// One booking, accepted, and durable at the scheduler's up to `durable`.
void book(test::Terminal& terminal, std::uint64_t durable) {
    terminal.lend({grant(1)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    auto reply = terminal.reply({});
    reply.results = {{booking_id(1), booking::Outcome::Accepted, {}, {}}};
    reply.received_seq = core::Seq{1};
    reply.durable_seq = core::Seq{durable};
    terminal.receive(reply);
}

// So much later, in touch with the scheduler.
void pass(test::Terminal& terminal, std::chrono::hours time) {
    terminal.clock.pass(time);
    auto reply = terminal.reply({});
    reply.received_seq = core::Seq{1};
    terminal.receive(reply);
}

} // namespace

TEST_CASE("people are forgotten when the day is over, their bookings are not") {
    test::Terminal terminal;
    book(terminal, 1);
    terminal.clock.set(*core::parse_rfc3339("2026-12-23T23:59:00-05:00"));
    terminal.store->tidy().value();
    CHECK(terminal.store->todays_arrivals().value().size() == 1);
    terminal.clock.set(*core::parse_rfc3339("2026-12-24T00:01:00-05:00"));
    CHECK(terminal.store->todays_arrivals().value().empty());
    terminal.store->tidy().value();
    terminal.clock.set(test::arrival_moment());
    CHECK(terminal.store->todays_arrivals().value().empty());
    CHECK(terminal.store->status().value().retained == 1);
}

TEST_CASE("a booking is kept fourteen days, and until it is durable at the scheduler's") {
    test::Terminal terminal;
    SECTION("durable") {
        book(terminal, 1);
        pass(terminal, 13 * 24h);
        terminal.store->tidy().value();
        CHECK(terminal.store->status().value().retained == 1);
        pass(terminal, 25h);
        terminal.store->tidy().value();
        CHECK(terminal.store->status().value().retained == 0);
    }
    SECTION("not durable") {
        book(terminal, 0);
        pass(terminal, 30 * 24h);
        terminal.store->tidy().value();
        CHECK(terminal.store->status().value().retained == 1);
    }
    SECTION("with a clock that nobody has confirmed") {
        book(terminal, 1);
        terminal.store->begin({"boot-2", "machine-1", {}}).value();
        pass(terminal, 30 * 24h);
        terminal.store->tidy().value();
        CHECK(terminal.store->status().value().retained == 1);
    }
}

TEST_CASE("a clock that jumps ahead makes nobody forgotten who waits, and no booking") {
    test::Terminal terminal;
    book(terminal, 1);
    auto waiting = draft(0);
    waiting.grant = {};
    REQUIRE(terminal.store->wait_begin(booking_id(2), waiting, {}));
    terminal.clock.set(terminal.clock.now() + 400 * 24h);
    SECTION("before the scheduler has been asked") {}
    SECTION("after the scheduler has said that it is wrong") {
        pass(terminal, 0h);
        terminal.store->clock_confirmed(400 * 24h).value();
    }
    SECTION("at a start without a network") { terminal.store->begin({"boot-2", "machine-1", {}}).value(); }
    terminal.store->tidy().value();
    CHECK(terminal.store->waiting().value().size() == 1);
    CHECK(terminal.store->status().value().retained == 1);
}

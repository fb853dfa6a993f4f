#include <catch2/catch_test_macros.hpp>

#include "tests/store/world.h"

using namespace accueil;
using booking::Outcome;
using test::booking_id;
using test::draft;
using test::grant;

TEST_CASE("a slot held online is booked once the scheduler has confirmed it, outside of the chain") {
    test::Terminal terminal;
    const auto item = terminal.store->prepare_held(booking_id(1), draft(50), grant(50)).value();
    CHECK(item.seq == core::Seq{0});
    CHECK(terminal.store->todays_arrivals().value().empty());
    const auto booking =
        terminal.store->settle_held(booking_id(1), draft(50), {booking_id(1), Outcome::Accepted, {}, {}}).value();
    CHECK(booking.slot == grant(50).slot);
    CHECK(terminal.store->todays_arrivals().value().size() == 1);
    CHECK(terminal.store->outbox_page(10).value().empty());
    CHECK(terminal.store->abandoned_holds().value().empty());
}

TEST_CASE("a hold that the scheduler refuses leaves nothing behind") {
    test::Terminal terminal;
    (void)terminal.store->prepare_held(booking_id(1), draft(50), grant(50)).value();
    const auto booking = terminal.store->settle_held(
        booking_id(1), draft(50), {booking_id(1), Outcome::NeedsHuman, {}, wire::Problem{"hold-expired", ""}});
    CHECK(booking.error().kind == core::ErrorKind::Conflict);
    CHECK(booking.error().detail == "hold-expired");
    CHECK(terminal.store->todays_arrivals().value().empty());
    CHECK(terminal.store->abandoned_holds().value().empty());
}

TEST_CASE("a confirmation whose answer was lost, in a call or with the power, is taken back") {
    test::Terminal terminal;
    (void)terminal.store->prepare_held(booking_id(1), draft(50), grant(50)).value();
    (void)terminal.store->prepare_held(booking_id(2), draft(51), grant(51)).value();
    terminal.store->abandon_held(booking_id(1)).value();
    terminal.reopen();
    terminal.store->begin({"boot-2", "machine-1", {}}).value();
    const auto holds = terminal.store->abandoned_holds().value();
    REQUIRE(holds.size() == 2);
    CHECK(holds[0].second == core::GrantNo{50});
    const auto late = terminal.store->settle_held(booking_id(1), draft(50), {booking_id(1), Outcome::Accepted, {}, {}});
    CHECK(late.error().kind == core::ErrorKind::NotFound);
    terminal.store->forget_held(booking_id(1)).value();
    CHECK(terminal.store->abandoned_holds().value().size() == 1);
}

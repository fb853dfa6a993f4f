#include "shared/sync/online.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/sync/script.h"

using namespace accueil;
using core::ErrorKind;
using test::booking_id;
using test::draft;
using test::grant;
using test::ok;
using test::problem;

TEST_CASE("slots are asked for by office and days, and held") {
    test::Terminal terminal;
    test::Script scheduler;
    sync::Online online(scheduler, *terminal.store);
    const std::vector slots{grant(1).slot};
    scheduler.answer([&](const sync::HttpRequest&) { return ok(wire::write(slots)); });
    const auto from = test::arrival_day();
    CHECK(online.slots(core::OfficeId{"québec 1"}, from, from + std::chrono::days{1}).value() == slots);
    CHECK(scheduler.calls.back().path == "/v1/slots?office=qu%C3%A9bec%201&from=2026-12-23&to=2026-12-24");
    scheduler.answer([&](const sync::HttpRequest&) { return ok(wire::write(wire::HoldReply{grant(50), {}})); });
    CHECK(online.hold(core::SlotId{"x"}).value().grant == grant(50));
    scheduler.answer([](const sync::HttpRequest&) { return problem(409, "slot-taken"); });
    CHECK(online.hold(core::SlotId{"x"}).error().kind == ErrorKind::Conflict);
}

TEST_CASE("a confirmed hold is a booking; an unanswered one is taken back") {
    test::Terminal terminal;
    test::Script scheduler;
    sync::Online online(scheduler, *terminal.store);
    scheduler.answer([](const sync::HttpRequest& request) {
        const auto item = wire::read<wire::HoldConfirm>(request.body).value().item;
        return ok(wire::write(wire::ItemResult{item.id, booking::Outcome::Accepted, {}, {}}));
    });
    CHECK(online.confirm_hold(booking_id(1), draft(50), grant(50)).value().slot == grant(50).slot);
    CHECK(scheduler.calls.back().path == "/v1/holds/50/confirm");
    scheduler.answer({});
    CHECK(online.confirm_hold(booking_id(2), draft(51), grant(51)).error().kind == ErrorKind::Unavailable);
    REQUIRE(terminal.store->abandoned_holds().value().size() == 1);
    CHECK(terminal.store->abandoned_holds().value()[0].first == booking_id(2));
}

TEST_CASE("a booking made elsewhere can be asked for") {
    test::Terminal terminal;
    test::Script scheduler([](const sync::HttpRequest&) { return problem(404, "not-found"); });
    sync::Online online(scheduler, *terminal.store);
    CHECK(online.booking(core::BookingId{"x"}).error().kind == ErrorKind::NotFound);
}

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

TEST_CASE("nobody waits long for a hold to be given back: the next question stands behind it") {
    test::Terminal terminal;
    test::Script scheduler([](const sync::HttpRequest&) { return sync::HttpResponse{204, {}, {}}; });
    sync::Online online(scheduler, *terminal.store);
    CHECK(online.release_hold(core::GrantNo{50}).has_value());
    CHECK(scheduler.calls.back().timeout <= std::chrono::seconds{1});
}

TEST_CASE("a booking made elsewhere can be asked for") {
    test::Terminal terminal;
    test::Script scheduler([](const sync::HttpRequest&) { return problem(404, "not-found"); });
    sync::Online online(scheduler, *terminal.store);
    CHECK(online.booking(core::BookingId{"x"}).error().kind == ErrorKind::NotFound);
}

TEST_CASE("a meeting is moved with its slip, and the person stays the scheduler's secret") {
    test::Terminal terminal;
    test::Script scheduler([](const sync::HttpRequest& request) {
        const auto confirm = wire::read<wire::HoldConfirm>(request.body).value();
        return ok(wire::write(wire::ItemResult{confirm.item.id, booking::Outcome::Accepted, {}, {}}));
    });
    sync::Online online(scheduler, *terminal.store);
    auto unknown = draft(50);
    unknown.person = {};
    unknown.replaces = booking_id(9);
    REQUIRE(online.confirm_hold(booking_id(1), unknown, grant(50), "AQ1:SLIP"));
    const auto sent = wire::read<wire::HoldConfirm>(scheduler.calls.back().body).value();
    CHECK(sent.slip == "AQ1:SLIP");
    CHECK(sent.item.replaces == booking_id(9));
    CHECK(sent.item.sealed.empty());
    scheduler.answer([](const sync::HttpRequest&) { return problem(410, "booking-ended"); });
    unknown.grant = grant(51).no;
    CHECK(online.confirm_hold(booking_id(2), unknown, grant(51), "AQ1:SLIP").error().kind == ErrorKind::NotFound);
}

TEST_CASE("a slip is looked up and its meeting cancelled by name") {
    test::Terminal terminal;
    wire::SlipReply reply;
    reply.booking.id = booking_id(1);
    reply.booking.outcome = booking::Outcome::Cancelled;
    reply.booking.slot = grant(1).slot;
    reply.booking.terminal = core::TerminalId{"yul-int-09"};
    reply.arrival = test::arrival_day();
    reply.language = "fr";
    test::Script scheduler([&](const sync::HttpRequest&) { return ok(wire::write(reply)); });
    sync::Online online(scheduler, *terminal.store);
    CHECK(online.slip("AQ1:SLIP").value().booking == reply.booking);
    CHECK(scheduler.calls.back().path == "/v1/slips");
    CHECK(online.cancel("AQ1:SLIP", booking_id(1)).value().booking.outcome == booking::Outcome::Cancelled);
    CHECK(scheduler.calls.back().path == "/v1/slips/cancellations");
    CHECK(wire::read<wire::SlipCancellation>(scheduler.calls.back().body).value().booking == booking_id(1));
    scheduler.answer([](const sync::HttpRequest&) { return problem(403, "slip-invalid"); });
    CHECK(online.slip("AQ1:SLIP").error().kind == ErrorKind::Refused);
}

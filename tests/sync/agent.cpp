#include "shared/sync/agent.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "tests/sync/script.h"

using namespace accueil;
using namespace std::chrono_literals;
using sync::Line;
using test::booking_id;
using test::draft;
using test::grant;
using test::ok;
using test::problem;

namespace {

struct Desk {
    test::Terminal terminal;
    test::Script scheduler;
    std::vector<sync::News> news;
    sync::Agent agent{*terminal.store,
                      scheduler,
                      terminal.clock,
                      terminal.random,
                      {.most_items = 100, .alive = [](const store::Synchroniser&) { return true; }},
                      [this](const sync::News& what) { news.push_back(what); }};

    // Accepts every item and lends these grants.
    void accept(std::vector<booking::Grant> grants = {}) {
        scheduler.answer([this, grants](const sync::HttpRequest& request) {
            auto reply = terminal.reply(grants);
            const auto sent = wire::read<wire::SyncRequest>(request.body).value();
            for (const auto& item : sent.items) reply.results.push_back({item.id, booking::Outcome::Accepted, {}, {}});
            return ok(wire::write(reply));
        });
    }
    // Steps until it waits; the moment until which it does.
    core::Monotonic settle() {
        for (int i = 0; i < 100; ++i)
            if (const auto next = agent.step(); next > terminal.clock.monotonic()) return next;
        FAIL("the agent never rests");
        return {};
    }
};

} // namespace

TEST_CASE("a booking goes up and its outcome comes down; grants and news with it") {
    Desk desk;
    desk.terminal.lend({grant(1)});
    desk.terminal.store->commit(booking_id(1), draft(1)).value();
    desk.accept({grant(2)});
    desk.settle();
    CHECK(desk.agent.line() == Line::Online);
    CHECK(desk.scheduler.calls.size() == 1);
    CHECK(desk.scheduler.calls[0].path == "/v1/sync");
    CHECK(desk.terminal.store->outcome(booking_id(1)).value() == booking::Outcome::Accepted);
    CHECK(desk.terminal.store->hand().value() == std::vector{grant(2)});
    REQUIRE(desk.news.size() == 1);
    CHECK(desk.news[0].applied.allotment);
    CHECK(desk.news[0].applied.outcomes);
}

TEST_CASE("without the network the desk goes on, and delivers afterwards") {
    Desk desk;
    desk.terminal.lend({grant(1), grant(2)});
    desk.settle();
    CHECK(desk.agent.line() == Line::Offline);
    desk.terminal.store->commit(booking_id(1), draft(1)).value();
    desk.agent.poke();
    const auto next = desk.settle();
    CHECK(desk.scheduler.calls.size() == 1); // the pause holds
    desk.accept({grant(2)});
    desk.terminal.clock.pass(next - desk.terminal.clock.monotonic());
    desk.settle();
    CHECK(desk.agent.line() == Line::Online);
    CHECK(desk.terminal.store->outbox_page(10).value().empty());
    CHECK(desk.news.size() == 2);
}

TEST_CASE("a full page is followed by the next at once") {
    Desk desk;
    std::vector<booking::Grant> grants;
    for (std::uint64_t no = 1; no <= 250; ++no) grants.push_back(grant(no));
    desk.terminal.lend(grants);
    for (std::uint64_t no = 1; no <= 250; ++no) desk.terminal.store->commit(booking_id(no), draft(no)).value();
    desk.accept();
    desk.settle();
    CHECK(desk.scheduler.calls.size() == 3);
    CHECK(desk.terminal.store->outbox_page(10).value().empty());
}

TEST_CASE("a restored scheduler gets the report, then the exchange goes on in its generation") {
    Desk desk;
    desk.terminal.lend({grant(1), grant(2)});
    desk.terminal.store->commit(booking_id(1), draft(1)).value();
    desk.scheduler.answer([&](const sync::HttpRequest& request) {
        if (request.path == "/v1/terminals/self/report") {
            const auto report = wire::read<wire::Report>(request.body).value();
            CHECK(report.items.size() == 1);
            CHECK(report.grants == std::vector{grant(2)});
            return ok(wire::write(wire::ReportReply{core::Generation{2}, core::Epoch{1}}));
        }
        if (wire::read<wire::SyncRequest>(request.body)->generation == core::Generation{1})
            return problem(409, "generation-changed", 2);
        return problem(503, "recovering", 2);
    });
    desk.settle();
    CHECK(desk.agent.line() == Line::Recovering);
    const auto reports = std::ranges::count_if(
        desk.scheduler.calls, [](const auto& call) { return call.path == "/v1/terminals/self/report"; });
    CHECK(reports == 1);
    CHECK(desk.terminal.store->hand().value().size() == 1);
    desk.scheduler.answer([&](const sync::HttpRequest&) {
        auto reply = desk.terminal.reply({grant(3)});
        reply.generation = core::Generation{2};
        return ok(wire::write(reply));
    });
    desk.terminal.clock.pass(5min);
    desk.settle();
    CHECK(desk.terminal.store->hand().value() == std::vector{grant(3)});
}

TEST_CASE("restored once more before the report, with a lower generation, the scheduler gets what it asks for") {
    Desk desk;
    core::Generation present{9};
    std::vector<core::Generation> reported;
    desk.scheduler.answer([&](const sync::HttpRequest& request) {
        if (request.path != "/v1/terminals/self/report") return problem(409, "generation-changed", present.value);
        reported.push_back(wire::read<wire::Report>(request.body)->generation);
        present = core::Generation{5}; // put back once more
        if (reported.back() != present) return problem(409, "generation-changed", present.value);
        return ok(wire::write(wire::ReportReply{present, core::Epoch{1}}));
    });
    for (int i = 0; i < 10; ++i) {
        desk.settle();
        desk.terminal.clock.pass(5min);
    }
    REQUIRE(reported.size() >= 2);
    CHECK(reported[0] == core::Generation{9});
    CHECK(reported[1] == core::Generation{5});
}

TEST_CASE("asked for a report in the generation that it knows, a terminal gives it") {
    Desk desk;
    int reports = 0;
    desk.scheduler.answer([&](const sync::HttpRequest& request) {
        if (request.path == "/v1/terminals/self/report") {
            ++reports;
            return ok(wire::write(wire::ReportReply{core::Generation{1}, core::Epoch{1}}));
        }
        if (reports == 0) return problem(409, "generation-changed", 1);
        return ok(wire::write(desk.terminal.reply({grant(3)})));
    });
    desk.settle();
    CHECK(reports == 1);
    CHECK(desk.agent.line() == Line::Online);
    CHECK(desk.terminal.store->hand().value() == std::vector{grant(3)});
}

TEST_CASE("a report of a fortnight goes in pages, and the last one speaks of the hand") {
    Desk desk;
    std::vector<booking::Grant> grants;
    for (std::uint64_t no = 1; no <= 201; ++no) grants.push_back(grant(no));
    desk.terminal.lend(grants);
    for (std::uint64_t no = 1; no <= 200; ++no) desk.terminal.store->commit(booking_id(no), draft(no)).value();
    std::vector<wire::Report> pages;
    desk.scheduler.answer([&](const sync::HttpRequest& request) {
        if (request.path != "/v1/terminals/self/report") return problem(409, "generation-changed", 2);
        pages.push_back(wire::read<wire::Report>(request.body).value());
        return ok(wire::write(wire::ReportReply{core::Generation{2}, core::Epoch{1}}));
    });
    desk.settle();
    REQUIRE(pages.size() == 3);
    std::uint64_t next = 1;
    for (const auto& page : pages)
        for (const auto& item : page.items) CHECK(item.seq == core::Seq{next++});
    CHECK(next == 201);
    CHECK(pages[0].more_items);
    CHECK(pages[0].grants.empty());
    CHECK_FALSE(pages[2].more_items);
    CHECK(pages[2].grants == std::vector{grant(201)});
}

TEST_CASE("Retry-After is obeyed") {
    Desk desk;
    desk.scheduler.answer([](const sync::HttpRequest&) {
        auto busy = problem(503, "overloaded");
        busy.retry_after = 90s;
        return busy;
    });
    CHECK(desk.settle() >= desk.terminal.clock.monotonic() + 90s);
}

TEST_CASE("the scheduler's time confirms the clock, and a clock far off is known as such") {
    Desk desk;
    desk.terminal.store->begin({"boot-2", "machine-1", {}}).value();
    CHECK_FALSE(desk.terminal.store->clock_trust()->confirmed);
    desk.scheduler.answer([&](const sync::HttpRequest&) {
        auto reply = desk.terminal.reply({});
        reply.server_time = desk.terminal.clock.now() - 10min;
        return ok(wire::write(reply));
    });
    desk.settle();
    const auto trust = desk.terminal.store->clock_trust().value();
    CHECK(trust.confirmed);
    CHECK(trust.skew == 10min);
    CHECK(desk.terminal.store->next_request(1).value().health.clock_trusted == false);
}

TEST_CASE("a forked terminal stops booking and asks for a new epoch") {
    Desk desk;
    desk.terminal.lend({grant(1)});
    desk.scheduler.answer([](const sync::HttpRequest&) { return problem(409, "terminal-forked"); });
    const auto next = desk.settle();
    CHECK(desk.agent.line() == Line::Refused);
    CHECK(desk.terminal.store->standing() == store::Standing::Quarantined);
    desk.accept();
    desk.terminal.clock.pass(next - desk.terminal.clock.monotonic());
    desk.settle();
    CHECK(desk.scheduler.last_sync().quarantined);
}

TEST_CASE("an answer that is no answer is a failure, and nothing of it is believed") {
    Desk desk;
    desk.terminal.lend({grant(1)});
    desk.scheduler.answer([](const sync::HttpRequest&) { return ok("<html>Wi-Fi login</html>"); });
    desk.settle();
    CHECK(desk.agent.line() == Line::Offline);
    CHECK(desk.terminal.store->hand().value().size() == 1);
}

TEST_CASE("confirmations that nobody was promised are taken back") {
    Desk desk;
    (void)desk.terminal.store->prepare_held(booking_id(1), draft(50), grant(50)).value();
    desk.terminal.store->abandon_held(booking_id(1)).value();
    desk.scheduler.answer([&](const sync::HttpRequest& request) {
        if (request.method == sync::Method::Delete) return sync::HttpResponse{204, "", {}};
        return ok(wire::write(desk.terminal.reply({})));
    });
    desk.settle();
    CHECK(desk.scheduler.calls[0].path == "/v1/holds/50");
    CHECK(desk.terminal.store->abandoned_holds().value().empty());
}

TEST_CASE("a second agent on the same store stays quiet") {
    Desk desk;
    desk.accept();
    desk.settle();
    test::Script other_line;
    sync::Agent second(*desk.terminal.store, other_line, desk.terminal.clock, desk.terminal.random,
                       {.alive = [](const store::Synchroniser&) { return true; }}, {});
    second.step();
    CHECK(other_line.calls.empty());
}

TEST_CASE("on its own thread it wakes up for a commit and stops when told") {
    test::Terminal terminal;
    core::SystemClock clock;
    core::SystemRandom random;
    const auto own = store::Store::open(terminal.path(), terminal.key, clock, random).value();
    std::atomic<int> calls = 0;
    test::Script scheduler([&](const sync::HttpRequest&) {
        ++calls;
        return ok(wire::write(terminal.reply({})));
    });
    sync::Agent agent(*own, scheduler, clock, random, {}, {});
    agent.start();
    const auto wait_for = [&](int count) {
        for (int i = 0; i < 500 && calls < count; ++i) std::this_thread::sleep_for(10ms);
        return calls >= count;
    };
    CHECK(wait_for(1));
    agent.poke();
    CHECK(wait_for(2));
    agent.stop();
    const int before = calls;
    agent.poke();
    std::this_thread::sleep_for(300ms);
    CHECK(calls == before);
}

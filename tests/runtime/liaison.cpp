// The liaison on a scripted line: each question is answered once, whatever the line does.
#include "kiosk/runtime/liaison.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>

#include "tests/runtime/heard.h"
#include "tests/sync/script.h"

using namespace accueil;
using namespace accueil::runtime;
using core::ErrorKind;
using sync::HttpRequest;
using test::grant;
using test::ok;
using test::problem;

namespace {

// Lends the liaison a line that the test holds the other end of.
class Wire final : public sync::Transport {
  public:
    explicit Wire(sync::Transport& far) : far_(far) {}
    core::Result<sync::HttpResponse> send(const HttpRequest& request) override { return far_.send(request); }

  private:
    sync::Transport& far_;
};

struct Desk {
    explicit Desk(test::Script::Answer answer) : scheduler(std::move(answer)) {
        liaison.emplace(LiaisonSettings{terminal.path(),
                                        [this]() -> core::Result<std::unique_ptr<sync::Transport>> {
                                            return std::make_unique<Wire>(scheduler);
                                        },
                                        sync::IdentityFiles{terminal.folder.path()}},
                        terminal.clock, terminal.random,
                        LiaisonEars{.post = [this](journey::Event event) { heard.tell(std::move(event)); },
                                    .poke = [this] { ++pokes; }});
    }

    test::Terminal terminal;
    test::Script scheduler;
    test::Heard heard;
    std::atomic<int> pokes{0};
    std::optional<Liaison> liaison; // last: its thread uses the others
};

wire::SlipReply meeting(booking::Outcome outcome) {
    wire::SlipReply reply;
    reply.booking.id = test::booking_id(1);
    reply.booking.outcome = outcome;
    reply.booking.slot = grant(1).slot;
    reply.booking.terminal = core::TerminalId{"yul-int-09"};
    reply.arrival = test::arrival_day();
    reply.language = "ar";
    return reply;
}

} // namespace

TEST_CASE("a slip is looked up, and why it can't be is told") {
    Desk desk([](const HttpRequest&) { return ok(wire::write(meeting(booking::Outcome::Accepted))); });
    desk.liaison->perform(journey::LookUp{"AQ1:X"});
    const auto found = desk.heard.next<journey::SlipAnswered>();
    REQUIRE(found);
    REQUIRE(found->meeting);
    CHECK(found->meeting->slot == grant(1).slot);
    CHECK(found->meeting->language == "ar");
    CHECK_FALSE(found->meeting->ended);
    desk.liaison->end();

    Desk cut({});
    cut.liaison->perform(journey::LookUp{"AQ1:X"});
    const auto nothing = cut.heard.next<journey::SlipAnswered>();
    REQUIRE(nothing);
    CHECK_FALSE(nothing->meeting);
    CHECK(nothing->why == ErrorKind::Unavailable);
}

TEST_CASE("a cancellation whose answer was lost is asked again, audited once, and the next exchange is hastened") {
    std::atomic<int> calls{0};
    Desk desk([&](const HttpRequest&) -> core::Result<sync::HttpResponse> {
        if (++calls == 1) return core::fail(ErrorKind::Timeout, "cut");
        return ok(wire::write(meeting(booking::Outcome::Cancelled)));
    });
    desk.liaison->perform(journey::CancelMeeting{"AQ1:X", test::booking_id(1)});
    const auto answer = desk.heard.next<journey::CancelAnswered>();
    REQUIRE(answer);
    REQUIRE(answer->meeting);
    CHECK(answer->meeting->ended);
    desk.liaison->end();
    CHECK(desk.pokes == 1);
    const auto audit = desk.terminal.store->audit_records(0, 100).value();
    CHECK(std::ranges::count_if(audit, [](const auto& record) { return record.act == "booking.cancel"; }) == 1);
}

TEST_CASE("a hold near its end is renewed before it is confirmed") {
    std::vector<std::string> asked;
    std::uint64_t number = 50;
    Desk desk([&](const HttpRequest& request) -> core::Result<sync::HttpResponse> {
        asked.push_back(request.path);
        if (request.path == "/v1/holds")
            return ok(wire::write(wire::HoldReply{booking::Grant{core::GrantNo{number++}, grant(50).slot}, {}}));
        if (request.method == sync::Method::Delete) return sync::HttpResponse{204, {}, {}};
        const auto item = wire::read<wire::HoldConfirm>(request.body).value().item;
        return ok(wire::write(wire::ItemResult{item.id, booking::Outcome::Accepted, {}, {}}));
    });
    desk.liaison->perform(journey::Hold{grant(50).slot.id});
    const auto held = desk.heard.next<journey::HoldAnswered>();
    REQUIRE(held);
    REQUIRE(held->grant);
    desk.terminal.clock.pass(std::chrono::seconds{115});
    desk.liaison->perform(journey::CommitHeld{test::booking_id(7), test::draft(50), *held->grant, {}});
    const auto done = desk.heard.next<journey::CommitDone>();
    REQUIRE(done);
    CHECK(done->booking.draft.grant == core::GrantNo{51});
    desk.liaison->end();
    CHECK(asked == std::vector<std::string>{"/v1/holds", "/v1/holds/50", "/v1/holds", "/v1/holds/51/confirm"});
}

TEST_CASE("a confirmation that the line swallows is told as failed, and taken back") {
    Desk desk({});
    desk.liaison->perform(journey::CommitHeld{test::booking_id(8), test::draft(50), grant(50), {}});
    const auto failed = desk.heard.next<journey::CommitFailed>();
    REQUIRE(failed);
    CHECK(failed->why == ErrorKind::Unavailable);
    desk.liaison->end();
    CHECK(desk.terminal.store->abandoned_holds().value().size() == 1);
}

#include <catch2/catch_test_macros.hpp>

#include "tests/store/world.h"

using namespace accueil;
using booking::Outcome;
using test::booking_id;
using test::draft;
using test::grant;

TEST_CASE("the list of a reply is the whole hand, and an older list is ignored") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    auto older = terminal.reply({grant(9)});
    terminal.lend({grant(2), grant(3)});
    CHECK(terminal.store->hand().value() == std::vector{grant(2), grant(3)});
    CHECK_FALSE(terminal.receive(older).allotment);
    CHECK(terminal.store->hand().value() == std::vector{grant(2), grant(3)});
}

TEST_CASE("a grant that was booked while the reply was under way does not come back") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    const auto sent = terminal.store->next_request(100).value();
    const auto reply = terminal.reply({grant(1), grant(2)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    terminal.store->apply(sent, reply).value();
    CHECK(terminal.store->hand().value() == std::vector{grant(2)});
}

TEST_CASE("a returned grant is gone before the scheduler is told, and does not come back while it is under way") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    const auto before = terminal.store->next_request(100).value();
    const std::vector back{core::GrantNo{1}, core::GrantNo{77}};
    terminal.store->give_back(back).value();
    CHECK(terminal.store->commit(booking_id(1), draft(1)).error().kind == core::ErrorKind::Conflict);
    terminal.store->apply(before, terminal.reply({grant(1), grant(2)})).value();
    CHECK(terminal.store->hand().value() == std::vector{grant(2)});
    const auto request = terminal.store->next_request(100).value();
    CHECK(request.returns == std::vector{core::GrantNo{1}});
    terminal.store->apply(request, terminal.reply({grant(2)})).value();
    CHECK(terminal.store->next_request(100).value().returns.empty());
}

TEST_CASE("what is wanted back elsewhere is returned when it is unused") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    auto reply = terminal.reply({grant(1), grant(2), grant(3)});
    reply.recalls = {core::GrantNo{1}, core::GrantNo{2}};
    terminal.receive(reply);
    CHECK(terminal.store->hand().value() == std::vector{grant(3)});
    CHECK(terminal.store->next_request(100).value().returns == std::vector{core::GrantNo{2}});
}

TEST_CASE("slots that can't be offered any more go back") {
    test::Terminal terminal;
    terminal.lend({grant(1, "2026-12-23T15:00:00-05:00"), grant(2)});
    CHECK(terminal.store->give_back_stale() == 1);
    CHECK(terminal.store->hand().value() == std::vector{grant(2)});
}

TEST_CASE("each booking gets the outcome that the scheduler recorded") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2), grant(3)});
    for (std::uint64_t no = 1; no <= 3; ++no) terminal.store->commit(booking_id(no), draft(no)).value();
    auto reply = terminal.reply({});
    const auto elsewhere = test::slot("other", "2026-12-30T09:00:00-05:00");
    reply.results = {{booking_id(1), Outcome::Accepted, grant(1).slot, {}},
                     {booking_id(2), Outcome::Relocated, elsewhere, {}},
                     {booking_id(3), Outcome::NeedsHuman, {}, wire::Problem{"slot-taken", "no other"}}};
    CHECK(terminal.receive(reply).outcomes);
    CHECK(terminal.store->outbox_page(10).value().empty());
    CHECK(terminal.store->outcome(booking_id(1)).value() == Outcome::Accepted);
    const auto arrivals = terminal.store->todays_arrivals().value();
    for (const auto& arrival : arrivals)
        if (arrival.id == booking_id(2)) CHECK(arrival.slot == elsewhere);
    const auto letters = terminal.store->dead_letters().value();
    REQUIRE(letters.size() == 1);
    CHECK(letters[0].problem.type == "slot-taken");
    terminal.store->close_dead_letter(booking_id(3), core::StaffId{"agente-1"}).value();
    CHECK(terminal.store->dead_letters().value().empty());
    // A recorded outcome is for ever: a replayed answer changes nothing.
    reply.results = {{booking_id(1), Outcome::NeedsHuman, {}, {}}};
    terminal.receive(reply);
    CHECK(terminal.store->outcome(booking_id(1)).value() == Outcome::Accepted);
}

TEST_CASE("an item that the scheduler asks for again stays in the outbox") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    auto reply = terminal.reply({});
    reply.results = {{booking_id(1), Outcome::Pending, {}, wire::Problem{"seq-gap", ""}}};
    terminal.receive(reply);
    CHECK(terminal.store->outbox_page(10).value().size() == 1);
}

TEST_CASE("what the scheduler has lost although it was acknowledged goes up again") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2), grant(3)});
    for (std::uint64_t no = 1; no <= 2; ++no) terminal.store->commit(booking_id(no), draft(no)).value();
    auto reply = terminal.reply({grant(3)});
    reply.results = {{booking_id(1), Outcome::Accepted, {}, {}}, {booking_id(2), Outcome::Accepted, {}, {}}};
    reply.received_seq = core::Seq{2};
    terminal.receive(reply);
    terminal.store->commit(booking_id(3), draft(3)).value();
    reply = terminal.reply({});
    reply.results = {{booking_id(3), Outcome::Pending, {}, wire::Problem{"seq-gap", ""}}};
    reply.received_seq = core::Seq{1};
    terminal.receive(reply);
    const auto outbox = terminal.store->outbox_page(10).value();
    REQUIRE(outbox.size() == 2);
    CHECK(outbox[0].id == booking_id(2));
    CHECK(terminal.store->outcome(booking_id(1)).value() == Outcome::Accepted);
}

TEST_CASE("a fence: the old hand is gone, the old bookings still go up, and a new chain begins") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    auto reply = terminal.reply({grant(10)});
    reply.epoch = core::Epoch{2};
    reply.allot_version = core::AllotVersion{1};
    CHECK(terminal.receive(reply).new_epoch);
    CHECK(terminal.store->hand().value() == std::vector{grant(10)});
    terminal.store->commit(booking_id(2), draft(10)).value();
    const auto outbox = terminal.store->outbox_page(10).value();
    REQUIRE(outbox.size() == 2);
    CHECK(outbox[0].epoch == core::Epoch{1});
    CHECK(outbox[1].epoch == core::Epoch{2});
    CHECK(outbox[1].seq == core::Seq{1});
    CHECK(outbox[1].prev_hash == wire::first_prev_hash);
    // What was said in the old epoch counts no more.
    const auto late = terminal.store->apply({}, terminal.reply({grant(1)}));
    CHECK(late.error().kind == core::ErrorKind::Conflict);
    CHECK(terminal.store->hand().value().empty());
}

TEST_CASE("a scheduler of another generation is not believed before it knows what we hold") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    const std::vector back{core::GrantNo{2}};
    terminal.store->give_back(back).value();
    terminal.lend({grant(3)});
    auto reply = terminal.reply({});
    reply.generation = core::Generation{2};
    CHECK(terminal.store->apply({}, reply).error().kind == core::ErrorKind::Conflict);
    const auto report = terminal.store->report(core::Generation{2}).value();
    CHECK(report.grants == std::vector{grant(3)});
    CHECK(report.items.size() == 1);
    CHECK(report.highest_grant == core::GrantNo{3});
    terminal.store->apply(wire::ReportReply{core::Generation{2}, core::Epoch{1}}).value();
    CHECK(terminal.store->hand().value() == std::vector{grant(3)});
    reply.allot_version = core::AllotVersion{1};
    reply.grants = {grant(4)};
    terminal.store->apply({}, reply).value();
    CHECK(terminal.store->hand().value() == std::vector{grant(4)});
}

TEST_CASE("a list that brings what is in hand changes nothing, and one that brings back what was lost does") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    CHECK_FALSE(terminal.receive(terminal.reply({grant(1), grant(2)})).allotment);
    terminal.store->commit(booking_id(1), draft(1)).value();
    CHECK_FALSE(terminal.receive(terminal.reply({grant(1), grant(2)})).allotment); // it crossed the booking
    CHECK(terminal.store->hand().value() == std::vector{grant(2)});
    const std::vector back{core::GrantNo{2}};
    terminal.store->give_back(back).value();
    terminal.receive(terminal.reply({grant(1), grant(2)}));
    CHECK(terminal.store->hand().value().empty());
    auto moved = grant(3);
    terminal.receive(terminal.reply({moved}));
    moved.slot.office = core::OfficeId{"another"};
    CHECK(terminal.receive(terminal.reply({moved})).allotment);
    CHECK(terminal.store->hand().value() == std::vector{moved});
}

TEST_CASE("an acknowledged booking is still reported to a restored scheduler") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    auto reply = terminal.reply({});
    reply.results = {{booking_id(1), Outcome::Accepted, {}, {}}};
    reply.received_seq = core::Seq{1};
    terminal.receive(reply);
    CHECK(terminal.store->outbox_page(10).value().empty());
    CHECK(terminal.store->report(core::Generation{2}).value().items.size() == 1);
}

TEST_CASE("the news of the world replace what they name") {
    test::Terminal terminal;
    auto reply = terminal.reply({});
    booking::Office laval{.id = core::OfficeId{"laval"}, .name = "Bureau de Laval"};
    reply.changes = {{core::Cursor{1}, wire::OfficeChanged{laval}},
                     {core::Cursor{2}, wire::PatternsChanged{{{"imm", "[A-Z][0-9]{9}"}}}},
                     {core::Cursor{3}, wire::SignerAdded{"scheduler", core::Bytes(32, 1)}},
                     {core::Cursor{4}, wire::CalendarChanged{{test::arrival_day()}, {}}},
                     {core::Cursor{5}, wire::UnknownChange{"tea-served"}}};
    reply.cursor = core::Cursor{5};
    const auto applied = terminal.receive(reply);
    CHECK(applied.world);
    CHECK(applied.unknown_changes == 1);
    CHECK(terminal.store->offices().value() == std::vector{laval});
    CHECK(terminal.store->patterns().value().at("imm") == "[A-Z][0-9]{9}");
    CHECK(terminal.store->signers().value().contains("scheduler"));
    CHECK_FALSE(terminal.store->calendar().value().is_business_day(test::arrival_day()));
    CHECK(terminal.store->next_request(1).value().cursor == core::Cursor{5});
    reply.changes = {{core::Cursor{6}, wire::OfficeRemoved{laval.id}}};
    terminal.receive(reply);
    CHECK(terminal.store->offices().value().empty());
}

TEST_CASE("wishes that were not met are asked for once") {
    test::Terminal terminal;
    terminal.store->wish_unmet(core::OfficeId{"laval"}).value();
    terminal.store->wish_unmet(core::OfficeId{"laval"}).value();
    const auto sent = terminal.store->next_request(100).value();
    CHECK(sent.want == std::map<std::string, int>{{"laval", 2}});
    terminal.store->wish_unmet(core::OfficeId{"laval"}).value();
    terminal.store->apply(sent, terminal.reply({})).value();
    CHECK(terminal.store->next_request(100).value().want == std::map<std::string, int>{{"laval", 1}});
}

// A terminal keeps its file for years: what an earlier version promised is kept by this one.
#include "shared/store/schema.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "tests/sqlite/earlier.h"
#include "tests/store/world.h"

using namespace accueil;
using test::booking_id;
using test::draft;
using test::grant;

TEST_CASE("a terminal's file of each earlier version keeps its hand, its promises and its people") {
    const auto all = store::migrations();
    const auto number = GENERATE_COPY(range(std::size_t{1}, all.size()));
    INFO("written by version " << number << " of the tables");
    test::Terminal terminal;
    auto& store = terminal.store;
    const core::StaffId staff{"agente-4"};
    terminal.lend({grant(1), grant(2), grant(3), grant(4)});
    store->commit(booking_id(1), draft(1)).value();
    store->commit(booking_id(2), draft(2)).value();
    store->set_staff(staff, "hash").value();
    store->call_add("welcome", "ar").value();
    store->wait_begin(booking_id(9), draft(0), core::OfficeId{"montreal"}).value();
    const auto hand = store->hand().value();
    const auto outbox = store->outbox_page(100).value();
    REQUIRE(hand.size() == 2);
    REQUIRE(outbox.size() == 2);

    store.reset();
    test::put_back_to(terminal.path(), store::application_id, all.first(number));
    if (number < 5) { // arrivals were kept apart
        auto earlier = sqlite::Database::open(terminal.path()).value();
        earlier.run("ATTACH DATABASE ?1 AS present", terminal.path() + ".present").value();
        earlier.run("INSERT INTO arrivals SELECT id, arrived, box FROM present.bookings").value();
    }
    terminal.reopen();
    CHECK(store->status().value().schema == all.back().number);
    CHECK(store->check_integrity());
    CHECK(store->begin({"boot-1", "machine-1", {}}).value() == store::Standing::Ready);
    CHECK(store->hand().value() == hand);
    CHECK(store->outbox_page(100).value() == outbox);
    const auto arrivals = store->todays_arrivals().value();
    REQUIRE(arrivals.size() == 2);
    CHECK(arrivals[0].draft.person == draft(1).person);
    CHECK(store->staff().value() == std::vector{staff});
    CHECK(store->calls_open().value().size() == 1);
    CHECK(store->waiting().value().size() == (number >= 3 ? 1 : 0)); // there was no queue before
    CHECK(store->audit_verify());

    // And it goes on where it stopped: the next place in the chain, and no grant twice.
    CHECK(store->commit(booking_id(4), draft(1)).error().kind == core::ErrorKind::Conflict);
    store->commit(booking_id(3), draft(3)).value();
    const auto next = store->outbox_page(100).value().back();
    CHECK(next.seq == core::Seq{3});
    CHECK(next.prev_hash == wire::hash(outbox.back()));
}

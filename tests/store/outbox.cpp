#include <catch2/catch_test_macros.hpp>

#include "tests/store/world.h"

using namespace accueil;
using test::booking_id;
using test::draft;
using test::grant;

TEST_CASE("the outbox goes up page by page, in the order of the chain") {
    test::Terminal terminal;
    std::vector<booking::Grant> grants;
    for (std::uint64_t no = 1; no <= 7; ++no) grants.push_back(grant(no));
    terminal.lend(grants);
    for (std::uint64_t no = 7; no >= 1; --no) terminal.store->commit(booking_id(no), draft(no)).value();
    const auto request = terminal.store->next_request(3).value();
    REQUIRE(request.items.size() == 3);
    CHECK(request.items[0].grant == core::GrantNo{7});
    CHECK(request.items[2].seq == core::Seq{3});
    CHECK(request.health.outbox_depth == 7);
    auto reply = terminal.reply({});
    for (const auto& item : request.items) reply.results.push_back({item.id, booking::Outcome::Accepted, {}, {}});
    terminal.store->apply(request, reply).value();
    CHECK(terminal.store->next_request(3).value().items[0].seq == core::Seq{4});
}

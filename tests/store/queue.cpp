// People for whom nothing was free, until they have a meeting.
#include <catch2/catch_test_macros.hpp>

#include "tests/store/world.h"

using namespace accueil;
using test::booking_id;
using test::draft;

namespace {

const core::OfficeId montreal{"montreal"};

booking::Draft without_grant() {
    auto made = draft(0);
    made.grant = {};
    return made;
}

} // namespace

TEST_CASE("who waits is known after a restart, once, and the longest waiting comes first") {
    test::Terminal terminal;
    REQUIRE(terminal.store->wait_begin(booking_id(1), without_grant(), montreal));
    terminal.clock.pass(std::chrono::minutes{5});
    REQUIRE(terminal.store->wait_begin(booking_id(2), without_grant(), {}));
    auto changed = without_grant();
    changed.wishes.people = 9;
    REQUIRE(terminal.store->wait_begin(booking_id(1), changed, core::OfficeId{"laval"}));
    terminal.reopen();
    const auto waiting = terminal.store->waiting().value();
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].number == booking_id(1));
    CHECK(waiting[0].since == test::arrival_moment());
    CHECK(waiting[0].draft == changed);
    CHECK(waiting[0].office == core::OfficeId{"laval"});
    CHECK(waiting[1].office.empty());
}

TEST_CASE("nothing is kept of somebody who waits no longer, and nobody waits for ever") {
    test::Terminal terminal;
    REQUIRE(terminal.store->wait_begin(booking_id(1), without_grant(), montreal));
    REQUIRE(terminal.store->wait_begin(booking_id(2), without_grant(), montreal));
    REQUIRE(terminal.store->wait_end(booking_id(1)));
    REQUIRE(terminal.store->wait_end(booking_id(1)));
    CHECK(terminal.store->waiting().value().size() == 1);
    terminal.clock.pass(std::chrono::days{10});
    terminal.receive(terminal.reply({}));
    REQUIRE(terminal.store->tidy());
    CHECK(terminal.store->waiting().value().empty());
}

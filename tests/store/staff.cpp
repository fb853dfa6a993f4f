#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/store/world.h"

using namespace accueil;
using namespace std::chrono_literals;
using core::ErrorKind;

TEST_CASE("five wrong PINs lock the door for a while, also across a restart and with the clock set back") {
    test::Terminal terminal;
    const core::StaffId staff{"agente-4"};
    terminal.store->set_staff(staff, security::hash_pin("483920").value()).value();
    CHECK(terminal.store->check_pin(staff, "483920"));
    for (int i = 0; i < 5; ++i) CHECK(terminal.store->check_pin(staff, "000001").error().detail == "wrong PIN");
    CHECK(terminal.store->check_pin(staff, "483920").error().detail == "locked");
    CHECK(terminal.store->pin_pause(staff) == 30s);
    terminal.reopen();
    terminal.clock.set(terminal.clock.now() - 24h);
    CHECK(terminal.store->check_pin(staff, "483920").error().detail == "locked");
    terminal.clock.set(test::arrival_moment() + 31s);
    CHECK(terminal.store->check_pin(staff, "483920"));
    CHECK(terminal.store->pin_pause(staff) == 0ms);
    const auto records = terminal.store->audit_records(0, 100).value();
    CHECK(std::ranges::count_if(records, [](const auto& record) { return record.act == "pin.refused"; }) == 5);
    CHECK(terminal.store->audit_verify());
}

TEST_CASE("staff come from the scheduler too, and go") {
    test::Terminal terminal;
    auto reply = terminal.reply({});
    reply.changes = {{core::Cursor{1}, wire::StaffChanged{core::StaffId{"a-1"}, security::hash_pin("483920").value()}}};
    terminal.receive(reply);
    CHECK(terminal.store->staff().value() == std::vector{core::StaffId{"a-1"}});
    CHECK(terminal.store->check_pin(core::StaffId{"a-1"}, "483920"));
    CHECK(terminal.store->check_pin(core::StaffId{"a-2"}, "483920").error().kind == ErrorKind::NotFound);
    reply.changes = {{core::Cursor{2}, wire::StaffRemoved{core::StaffId{"a-1"}}}};
    terminal.receive(reply);
    CHECK(terminal.store->staff().value().empty());
}

#include <catch2/catch_test_macros.hpp>

#include "shared/sqlite/database.h"
#include "tests/store/world.h"

using namespace accueil;

TEST_CASE("an audit that somebody has touched does not verify") {
    test::Terminal terminal;
    for (const auto* act : {"service.stopped", "service.started", "slip.reprinted"})
        terminal.store->audit_append({"agente-4", act, "", ""}).value();
    CHECK(terminal.store->audit_verify());
    auto database = sqlite::Database::open(terminal.path()).value();
    SECTION("changed") { database.script("UPDATE audit SET who = 'agente-5' WHERE act = 'service.started'").value(); }
    SECTION("removed") { database.script("DELETE FROM audit WHERE act = 'service.started'").value(); }
    SECTION("cut off") { database.script("DELETE FROM audit WHERE act = 'slip.reprinted'").value(); }
    CHECK(terminal.store->audit_verify().error().kind == core::ErrorKind::Corrupt);
}

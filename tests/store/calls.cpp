#include <catch2/catch_test_macros.hpp>

#include "tests/store/world.h"

using namespace accueil;

TEST_CASE("who asks for a person waits on the staff screen until somebody comes") {
    test::Terminal terminal;
    const auto first = terminal.store->call_add("no-slot", "ar").value();
    const auto second = terminal.store->call_add("document", "fr").value();
    CHECK(second == first + 1);
    REQUIRE(terminal.store->calls_open().value().size() == 2);
    CHECK(terminal.store->calls_open().value()[0].language == "ar");
    terminal.store->call_close(first, core::StaffId{"agente-4"}).value();
    CHECK(terminal.store->call_close(first, core::StaffId{"agente-4"}).error().kind == core::ErrorKind::NotFound);
    CHECK(terminal.store->calls_open().value().size() == 1);
    CHECK(terminal.store->status().value().open_calls == 1);
}

TEST_CASE("a call that nobody closed is forgotten after the day that follows") {
    test::Terminal terminal;
    terminal.store->call_add("no-slot", "ar").value();
    terminal.clock.set(*core::parse_rfc3339("2026-12-24T23:59:00-05:00"));
    terminal.store->call_add("document", "fr").value();
    terminal.store->tidy().value();
    CHECK(terminal.store->calls_open().value().size() == 2);
    terminal.clock.set(*core::parse_rfc3339("2026-12-25T00:01:00-05:00"));
    terminal.store->tidy().value();
    REQUIRE(terminal.store->calls_open().value().size() == 1);
    CHECK(terminal.store->calls_open().value()[0].language == "fr");
}

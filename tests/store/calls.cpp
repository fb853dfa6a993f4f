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

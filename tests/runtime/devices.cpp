#include "kiosk/runtime/devices.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil;

TEST_CASE("a slip is laid out for the paper that the configuration names") {
    const std::pair<configuration::Paper, slip::Paper> papers[] = {
        {configuration::Paper::Letter, slip::Paper::Letter},
        {configuration::Paper::A4, slip::Paper::A4},
        {configuration::Paper::Receipt80, slip::Paper::Receipt80},
        {configuration::Paper::Receipt58, slip::Paper::Receipt58}};
    for (const auto& [configured, laid_out] : papers) {
        configuration::TerminalConfiguration terminal;
        terminal.printer.paper = configured;
        CHECK(runtime::stationery(terminal).paper == laid_out);
    }
}

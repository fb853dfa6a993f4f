// What is written twice because two tools want it, agrees.
#include <catch2/catch_test_macros.hpp>
#include <regex>

#include "tests/structure/tree.h"

using namespace accueil::structure;

namespace {

std::string first_match(const std::string& text, const std::string& expression) {
    std::smatch match;
    return std::regex_search(text, match, std::regex(expression)) ? match[1].str() : "";
}

} // namespace

TEST_CASE("the Debian changelog and the build know the same version") {
    const auto version = first_match(text_of("CMakeLists.txt"), R"(project\(accueil VERSION ([0-9.]+))");
    REQUIRE_FALSE(version.empty());
    CHECK(first_match(text_of("deploy/debian/changelog"), R"(^accueil \(([0-9.]+)\))") == version);
}

TEST_CASE("the units give their programs no rights that they don't need") {
    for (const char* unit : {"deploy/systemd/accueil-kiosk.service", "deploy/systemd/accueil-scheduler.service"}) {
        const auto text = text_of(unit);
        INFO(unit);
        for (const char* line : {"\nNoNewPrivileges=yes\n", "\nCapabilityBoundingSet=\n", "\nProtectSystem=strict\n",
                                 "\nProtectHome=yes\n", "\nRestart=always\n", "\nLimitCORE=0\n",
                                 "\nSystemCallFilter=@system-service\n", "\nUMask=0077\n"})
            CHECK(text.contains(line));
        CHECK_FALSE(text.contains("\nUser=root\n"));
    }
}

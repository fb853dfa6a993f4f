#include "deploy/provision/enrolment.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "tests/provision/accueilctl.h"
#include "tests/provision/folder.h"

using namespace accueil;
using namespace accueil::provision;

namespace {

std::string settings(const Folder& folder) {
    const auto file = folder / "kiosk.toml";
    std::ofstream(file) << "[terminal]\nid = \"yul-int-01\"\nidentity = \"identity\"\n"
                           "[scheduler]\nurl = \"https://127.0.0.1:9\"\n";
    return file.string();
}

} // namespace

TEST_CASE("an enrolment that can't reach the scheduler leaves nothing behind") {
    const Folder folder;
    const auto file = settings(folder);
    std::ofstream(folder / "ca.pem") << "no certificate\n";
    const auto answer =
        accueilctl({"--configuration", file, "enrol", "--token", "t", "--ca", (folder / "ca.pem").string()});
    CHECK(answer.status == 1);
    CHECK_FALSE(answer.err.empty());
    CHECK_FALSE(std::filesystem::exists(folder / "identity"));
    CHECK_FALSE(std::filesystem::exists(folder / "identity.new"));
}

TEST_CASE("the token is not spent when the authority is missing") {
    const Folder folder;
    const auto answer =
        accueilctl({"--configuration", settings(folder), "enrol", "--token", "t", "--ca", "/nowhere.pem"});
    CHECK(answer.status == 1);
    CHECK(answer.err.contains("/nowhere.pem: cannot be read"));
}

TEST_CASE("a terminal is not enrolled over itself by mistake") {
    const Folder folder;
    const auto file = settings(folder);
    configuration::Identity identity{.terminal = core::TerminalId{"yul-int-01"},
                                     .epoch = core::Epoch{1},
                                     .generation = core::Generation{1},
                                     .desk = "international",
                                     .sealing_key = core::Bytes(32),
                                     .signing_key = core::Bytes(32),
                                     .slip_key = core::Bytes(32)};
    REQUIRE(configuration::store_identity(folder / "identity", identity).has_value());
    const auto answer = accueilctl({"--configuration", file, "enrol", "--token", "t"});
    CHECK(answer.status == 1);
    CHECK(answer.err.contains("enrolled already"));
    CHECK(configuration::load_identity(folder / "identity").value() == identity);
}

TEST_CASE("a mistake in the configuration file is told by every command that needs it") {
    const Folder folder;
    std::ofstream(folder / "kiosk.toml") << "[terminal]\nname = 1\n";
    const auto answer = accueilctl({"--configuration", (folder / "kiosk.toml").string(), "enrol", "--token", "t"});
    CHECK(answer.status == 1);
    CHECK(answer.err.contains("kiosk.toml:2:1: unknown key \"name\" in [terminal]"));
}

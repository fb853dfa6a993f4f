// What IT staff type beside the server, or while it is stopped.
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "deploy/scheduler/command/offices_file.h"
#include "deploy/scheduler/command/server_certificate.h"
#include "shared/documents/code/code.h"
#include "shared/security/files.h"
#include "tests/scheduler/instance.h"

using namespace accueil;
using namespace accueil::scheduler::test;
using sync::Method;

namespace {

bool is_private(const std::string& file) {
    struct stat facts{};
    return ::stat(file.c_str(), &facts) == 0 && (facts.st_mode & 0077) == 0;
}

} // namespace

TEST_CASE("a copy is put in the place of a damaged database, never under a serving scheduler, and terminals report") {
    RunningScheduler scheduler;
    const auto terminal = scheduler.enrol("yul-int-01");
    const auto copy = scheduler.path("copy.sqlite"), database = scheduler.path("scheduler.sqlite");
    REQUIRE(scheduler.command({"backup", "--to", copy}).status == 0);
    CHECK(scheduler.command({"restore", "--from", copy}).status == 1);
    REQUIRE(scheduler.stop() == 0);

    const auto before = std::filesystem::file_size(database);
    std::ofstream(scheduler.path("other")) << "no database at all, though long enough to be looked at";
    for (const auto* wrong : {"other", "nothing-there"})
        CHECK(scheduler.command({"restore", "--from", scheduler.path(wrong)}).status == 1);
    CHECK(std::filesystem::file_size(database) == before);

    std::ofstream(database) << "damaged";
    std::ofstream(database + "-wal") << "of the damaged one";
    REQUIRE(scheduler.command({"restore", "--from", copy}).status == 0);
    CHECK(is_private(database));
    CHECK(std::filesystem::exists(copy));
    CHECK_FALSE(std::filesystem::exists(database + ".part"));
    scheduler.start();
    const auto wire = scheduler.transport(terminal.identity_file);
    const auto told = call(*wire, Method::Post, "/v1/sync", wire::write(terminal.next), 409);
    CHECK(told.at("type") == "generation-changed");
    CHECK(scheduler.stop() == 0);
}

TEST_CASE("the file of offices names each agent once") {
    const temporary::Folder folder("offices");
    const auto file = folder / "offices.toml";
    const auto office = [](const std::string& id) {
        return "[[office]]\nid = \"" + id +
               "\"\nname = \"B\"\nregions = [\"06\"]\nhours = [\"mon-fri 09:00-12:00\"]\n" +
               "[[office.agent]]\nid = \"lise\"\n";
    };
    std::ofstream(file) << office("centre");
    CHECK(scheduler::load_offices(file));
    std::ofstream(file) << office("centre") << office("nord");
    const auto read = scheduler::load_offices(file);
    REQUIRE_FALSE(read);
    CHECK(read.error().detail.contains("lise"));
}

TEST_CASE("a second scheduler does not serve the same database") {
    RunningScheduler scheduler;
    CHECK(scheduler.command({"--port=0"}).status == 1);
    CHECK(get(*scheduler.transport(), "/v1/health").at("status") == "ok");
}

TEST_CASE("a terminal is withdrawn beside the running scheduler, and its certificate with it") {
    RunningScheduler scheduler;
    const auto terminal = scheduler.enrol("yul-int-01");
    REQUIRE(scheduler.command({"withdraw", "--terminal", "yul-int-01", "--reason", "retired"}).status == 0);
    const auto wire = scheduler.transport(terminal.identity_file);
    call(*wire, Method::Post, "/v1/sync", wire::write(terminal.next), 403);
    CHECK(scheduler.command({"withdraw", "--terminal", "nobody", "--reason", "retired"}).status == 1);
}

TEST_CASE("the server gets a new certificate by the same authority, and tells when it will need one") {
    RunningScheduler scheduler;
    const auto read = [&] { return security::read_file(scheduler.path("server.pem")).value(); };
    const auto before = read();
    REQUIRE(scheduler.command({"server-certificate"}).status == 0);
    const auto after = read();
    CHECK(after != before);
    CHECK(scheduler::server_names(after).value() == scheduler::server_names(before).value());
    CHECK(is_private(scheduler.path("server.key")));
    REQUIRE(scheduler.stop() == 0);
    scheduler.start();
    CHECK(get(*scheduler.transport(), "/v1/health").at("status") == "ok");

    configuration::ServerIdentity files;
    files.certificate = scheduler.path("server.pem");
    const auto now = core::SystemClock{}.now();
    CHECK_FALSE(scheduler::certificate_runs_out(files, now));
    CHECK(scheduler::certificate_runs_out(files, now + std::chrono::days{345}).value_or(99) <= 20);
    files.certificate = scheduler.path("not-there");
    CHECK(scheduler::certificate_runs_out(files, now) == 0);
}

TEST_CASE("a letter and its code are for whoever ordered them only, and the name is read from standard input") {
    RunningScheduler scheduler;
    const auto letter = scheduler.path("letter.pdf"), code = scheduler.path("letter.code");
    REQUIRE(scheduler
                .command({"letter", "--reference", "2026-0042-1188", "--language", "ar", "--region", "06", "--people",
                          "3", "--person", "-", "--output", letter, "--code", code},
                         "EXEMPLE\nAMINA\n")
                .status == 0);
    CHECK(is_private(letter));
    CHECK(is_private(code));
    auto text = security::read_private(code).value();
    text.pop_back();
    const auto read = documents::code::decode(text, {});
    REQUIRE(read);
    const auto& invitation = std::get<documents::Invitation>(*read);
    CHECK(invitation.surname == "EXEMPLE");
    CHECK(invitation.given_names == "AMINA");
}

// accueilctl against a real scheduler process, over TLS with client certificates.
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

#include "shared/sqlite/transaction.h"
#include "tests/core/folder.h"
#include "tests/journeys/process.h"
#include "tests/platform/chip.h"
#include "tests/provision/accueilctl.h"

using namespace accueil;
using namespace accueil::provision;
using namespace std::chrono_literals;
using journeys::Process;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

constexpr const char* scheduler_program = BUILD_DIR "/bin/accueil-scheduler";

class Stage {
  public:
    explicit Stage(const std::string& tpm = "none") {
        REQUIRE(journeys::run({{scheduler_program, "init", "--folder", scheduler().string(), "--demo"}, {}, log()},
                              60s) == 0);
        auto started = Process::start(
            {{scheduler_program, "--config", settings(), "--port", "0", "--port-file", (folder_ / "port").string()},
             {},
             folder_ / "scheduler.log"});
        REQUIRE(started.has_value());
        process_ = std::move(*started);
        for (int i = 0; i < 300 && text_of(folder_ / "port").empty(); ++i) std::this_thread::sleep_for(100ms);
        const auto port = text_of(folder_ / "port");
        INFO(text_of(folder_ / "scheduler.log"));
        REQUIRE_FALSE(port.empty());
        std::ofstream(folder_ / "kiosk.toml")
            << "[terminal]\nid = \"yul-int-01\"\nidentity = \"identity\"\n[scheduler]\nurl = \"https://localhost:"
            << std::stoi(port) << "\"\n[store]\nfolder = \"store\"\n[camera]\ndevice = \"none\"\n"
            << "[printer]\nfolder = \"slips\"\n[counter]\ntpm = \"" << tpm << "\"\n";
    }

    [[nodiscard]] std::string token(const std::string& terminal = "yul-int-01") {
        const auto file = folder_ / "token";
        REQUIRE(journeys::run({{scheduler_program, "token", "--config", settings(), "--terminal", terminal}, {}, file},
                              60s) == 0);
        auto text = text_of(file);
        while (text.ends_with('\n')) text.pop_back();
        return text.substr(text.rfind('\n') + 1);
    }
    [[nodiscard]] Answer ctl(std::vector<std::string> arguments, const std::string& input = {}) {
        arguments.insert(arguments.begin(), {"--configuration", (folder_ / "kiosk.toml").string()});
        return accueilctl(arguments, input);
    }
    [[nodiscard]] Answer enrol(const std::string& token) {
        return ctl({"enrol", "--token", "-", "--ca", (scheduler() / "ca.pem").string()}, token + "\n");
    }
    [[nodiscard]] std::map<std::string, bool> doctor() {
        std::map<std::string, bool> checks;
        for (const auto& check : ctl({"doctor", "--json"}).lines()) checks[check.at("check")] = check.at("ok");
        return checks;
    }
    // As somebody's long write would.
    [[nodiscard]] sqlite::Database database() const {
        return sqlite::Database::open((scheduler() / "scheduler.sqlite").string()).value();
    }
    void stop_scheduler() { process_.stop(); }
    [[nodiscard]] const temporary::Folder& folder() const { return folder_; }

  private:
    [[nodiscard]] std::filesystem::path scheduler() const { return folder_ / "scheduler"; }
    [[nodiscard]] std::string settings() const { return (scheduler() / "scheduler.toml").string(); }
    [[nodiscard]] std::filesystem::path log() const { return folder_ / "log"; }

    temporary::Folder folder_{"provision"};
    Process process_;
};

} // namespace

TEST_CASE("a machine becomes a terminal with a token, once") {
    Stage stage;
    const auto token = stage.token();
    const auto enrolled = stage.enrol(token);
    INFO(enrolled.err);
    REQUIRE(enrolled.status == 0);
    CHECK(enrolled.out.contains("yul-int-01"));
    struct stat status{};
    for (const auto& entry : std::filesystem::directory_iterator(stage.folder() / "identity")) {
        REQUIRE(::stat(entry.path().c_str(), &status) == 0);
        INFO(entry.path().string());
        CHECK((status.st_mode & 0077) == 0);
    }

    const auto again = stage.enrol(token);
    CHECK(again.status == 1);
    CHECK(again.err.contains("--again"));

    const auto facts = stage.ctl({"status", "--json"}).lines().at(0);
    CHECK(facts.at("terminal") == "yul-int-01");
    CHECK(facts.at("standing") == "ready");
    CHECK(facts.at("outbox_depth") == 0);
    CHECK(facts.at("certificate_expires").is_string());
    CHECK(facts.at("devices").at("printer").at("state") == "none");
}

TEST_CASE("doctor tells a scheduler that answers from one that does not") {
    Stage stage;
    CHECK_FALSE(stage.doctor().at("enrolment"));
    REQUIRE(stage.enrol(stage.token()).status == 0);
    auto checks = stage.doctor();
    for (const char* good : {"configuration", "enrolment", "certificate", "scheduler", "store", "disk", "camera",
                             "scanners", "printer", "outbox", "dead-letters", "fonts", "catalogues"}) {
        INFO(good);
        CHECK(checks.at(good));
    }
    CHECK_FALSE(checks.at("clock")); // no exchange yet has confirmed it
    stage.stop_scheduler();
    checks = stage.doctor();
    CHECK_FALSE(checks.at("scheduler"));
    CHECK(checks.at("store"));
    CHECK(stage.ctl({"doctor"}).status == 1);
}

TEST_CASE("a token that was never given out is refused") {
    Stage stage;
    const auto answer = stage.enrol("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    CHECK(answer.status == 1);
    CHECK(answer.err.contains("refused"));
    CHECK(stage.ctl({"status", "--json"}).lines().at(0).at("standing") == "not-enrolled");
}

TEST_CASE("a token of another terminal is told as a mistake of the configuration file") {
    Stage stage;
    const auto answer = stage.enrol(stage.token("yul-int-02"));
    CHECK(answer.status == 1);
    CHECK(answer.err.contains("yul-int-02"));
    CHECK(answer.err.contains("correct [terminal] id"));
}

TEST_CASE("a token is given out beside a running scheduler whose database is held for a second") {
    Stage stage;
    std::atomic<bool> held{false};
    std::jthread writer([&] {
        auto database = stage.database();
        sqlite::Transaction transaction(database);
        held = transaction.ok();
        std::this_thread::sleep_for(1s);
    });
    while (!held) std::this_thread::sleep_for(1ms);
    CHECK(stage.enrol(stage.token()).status == 0);
}

TEST_CASE("a PIN is given to an alias, and weak ones are not taken") {
    Stage stage;
    REQUIRE(stage.enrol(stage.token()).status == 0);
    CHECK(stage.ctl({"pin", "set", "--staff", "R12", "--stdin"}, "246810\n").status == 0);
    CHECK(stage.ctl({"pin", "list"}).out == "R12\n");
    CHECK(stage.ctl({"pin", "set", "--staff", "R13", "--stdin"}, "1234\n").status == 1);
    CHECK(stage.ctl({"pin", "set", "--staff", "Marie Tremblay", "--stdin"}, "246810\n").status == 2);
    CHECK(stage.ctl({"pin", "remove", "--staff", "R12"}).status == 0);
    CHECK(stage.ctl({"pin", "list"}).out.empty());
}

TEST_CASE("wipe asks first, then nothing of the terminal is left") {
    Stage stage;
    REQUIRE(stage.enrol(stage.token()).status == 0);
    std::ofstream(stage.folder() / "identity/readme.txt") << "not ours\n";
    CHECK(stage.ctl({"wipe"}).status == 1);
    CHECK(stage.ctl({"status"}).status == 0);
    CHECK(stage.ctl({"wipe", "--yes"}).status == 0);
    CHECK(stage.ctl({"status"}).status == 1);
    CHECK(std::filesystem::is_empty(stage.folder() / "store"));
    CHECK(std::filesystem::exists(stage.folder() / "identity/readme.txt"));
    CHECK_FALSE(std::filesystem::exists(stage.folder() / "identity/terminal.pem"));
}

TEST_CASE("wipe refuses beside a running kiosk, also when what is undelivered may be lost") {
    Stage stage;
    REQUIRE(stage.enrol(stage.token()).status == 0);
    auto store = sqlite::Database::open((stage.folder() / "store/terminal.sqlite").string()).value();
    std::string boot;
    std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), boot);
    REQUIRE(store.run("INSERT INTO synchroniser (one, boot_id, process, token) VALUES (1, ?, ?, 'kiosk')", boot,
                      std::int64_t{::getpid()}));
    for (const auto& order : {std::vector<std::string>{"wipe", "--yes"}, {"wipe", "--yes", "--undelivered"}}) {
        const auto refused = stage.ctl(order);
        CHECK(refused.status == 1);
        CHECK(refused.err.contains("systemctl stop"));
    }
    CHECK(stage.ctl({"status", "--json"}).lines().at(0).at("standing") == "ready");
    REQUIRE(store.run("DELETE FROM synchroniser"));
    CHECK(stage.ctl({"wipe", "--yes"}).status == 0);
}

TEST_CASE("a mistake in the configuration file is told by every command that needs it") {
    const temporary::Folder folder("provision");
    const auto file = (folder / "kiosk.toml").string();
    std::ofstream(file) << "[terminal]\nname = 1\n";
    CHECK(accueilctl({"--configuration", file, "enrol", "--token", "t"})
              .err.contains("kiosk.toml:2:1: unknown key \"name\" in [terminal]"));
    const auto checks = accueilctl({"--configuration", file, "doctor", "--json"});
    CHECK(checks.status == 1);
    CHECK(checks.lines().at(0).at("check") == "configuration");
    CHECK(checks.lines().at(0).at("what").get<std::string>().contains("[terminal] id is missing"));
}

TEST_CASE("enrolment sets the counter of a TPM up, doctor tells what became of it, and wipe takes it away") {
    test::Chip chip;
    Stage stage(chip.tcti());
    const auto enrolled = stage.enrol(stage.token());
    INFO(enrolled.err);
    REQUIRE(enrolled.status == 0);
    CHECK(enrolled.out.contains("compteur du TPM : 1"));
    CHECK(stage.doctor().at("counter"));
    CHECK(stage.ctl({"counter", "show"}).out.contains("prochain démarrage"));

    chip.replace();
    CHECK_FALSE(stage.doctor().at("counter"));
    const auto defined = stage.ctl({"counter", "define"});
    CHECK(defined.status == 0);
    CHECK(stage.doctor().at("counter"));
    chip.power(false);
    CHECK_FALSE(stage.doctor().at("counter"));
    CHECK(stage.ctl({"counter", "show"}).status == 1);

    chip.power(true);
    CHECK(stage.ctl({"wipe", "--yes"}).status == 0);
    CHECK(stage.ctl({"counter", "show"}).out.contains("pas encore de compteur"));
}

#include "shared/configuration/terminal.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <filesystem>
#include <set>
#include <string>

#include "shared/configuration/section.h"

using namespace accueil::configuration;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

constexpr const char* least = "[terminal]\nid = \"yul-int-01\"\n[scheduler]\nurl = \"https://localhost:8443\"\n";

TerminalConfiguration read(const std::string& more) {
    return read_terminal(least + more, "/etc/accueil/kiosk.toml").value();
}

// What IT staff read when `more`, which begins on line 5, is added to the least possible file.
std::string complaint(const std::string& more) {
    const auto read = read_terminal(least + more, "/etc/accueil/kiosk.toml");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().kind == accueil::core::ErrorKind::Configuration);
    return read.error().detail;
}

// A file with every commented default switched on. Comments in prose do not look like `key = value`.
std::string switched_on(std::string text, const std::set<std::string>& but = {}) {
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = text.find('\n', at);
        auto line = text.substr(at, end - at);
        const auto key = line.starts_with("# ") ? line.substr(2, line.find(' ', 2) - 2) : std::string();
        const bool setting = !key.empty() && line.find(key + " = ") == 2 && !but.contains(key);
        result += (setting || line.starts_with("# [[") ? line.substr(2) : line) + "\n";
        at = end + 1;
    }
    return result;
}

} // namespace

TEST_CASE("the least file has an id and a scheduler; the rest has defaults") {
    const auto c = read("");
    CHECK(c.id.value == "yul-int-01");
    CHECK(c.desk == Desk::International);
    CHECK(c.identity == "/var/lib/accueil-kiosk/identity");
    CHECK(c.store.file() == "/var/lib/accueil-kiosk/store/terminal.sqlite");
    CHECK(c.camera.source == Camera::Source::Device);
    CHECK_FALSE(c.printer.uri.has_value());
    CHECK(c.references.empty());
    CHECK(c.languages.empty());
    CHECK_FALSE(c.logo.has_value());
}

TEST_CASE("the example file for terminals is accepted, and shows the defaults") {
    const auto text = read_file(DEPLOY_DIR "/kiosk.example.toml").value();
    const auto plain = read_terminal(text, "kiosk.example.toml");
    REQUIRE(plain.has_value());
    const auto full = read_terminal(switched_on(text, {"backup", "pictures", "size_mm", "file"}), "kiosk.example.toml");
    INFO((full ? "" : full.error().detail));
    REQUIRE(full.has_value());
    CHECK(full->scanners.size() == 1);
    CHECK(full->identity == plain->identity);
    CHECK(full->store.folder == plain->store.folder);
    CHECK(full->display.dpi == plain->display.dpi);
    CHECK(full->display.video == plain->display.video);
    CHECK(full->display.gpu == plain->display.gpu);
    CHECK(full->camera.path == plain->camera.path);
    CHECK(full->camera.width == plain->camera.width);
    CHECK(full->printer.paper == plain->printer.paper);
    CHECK(full->printer.folder == plain->printer.folder);
    CHECK(full->printer.uri == plain->printer.uri);
    CHECK(full->journey.idle == plain->journey.idle);
    CHECK(full->journey.countdown == plain->journey.countdown);
    CHECK(full->journey.farewell == plain->journey.farewell);
    CHECK(full->languages == plain->languages);
    CHECK(full->guide == plain->guide);
    CHECK(full->references.size() == 1);
}

TEST_CASE("everything can be set") {
    const auto c = read(R"([store]
folder = "data/store"
backup = "/media/usb"
[display]
width = 1080
height = 1920
fullscreen = false
video = "kmsdrm"
renderer = "gpu"
size_mm = {width = 299, height = 531}
[camera]
pictures = "frames"
[[scanners]]
device = "/dev/serial/by-id/usb-mrz"
kind = "serial"
baud = 115200
[printer]
uri = "ipp://localhost:8631/ipp/print"
paper = "receipt-80"
[journey]
idle_seconds = 90
[[references]]
name = "copr"
form = "T#########"
[languages]
enabled = ["fr", "ar"]
[speech]
when = "off"
[logo]
file = "logo.png"
[guide]
url = "https://accueil.example.org/{language}/"
)");
    CHECK(c.guide == "https://accueil.example.org/{language}/");
    CHECK(c.store.folder == "/etc/accueil/data/store");
    CHECK(c.store.backup == "/media/usb");
    CHECK(std::abs(c.display.dpi - 91.75) < 0.1);
    CHECK(c.display.video == Video::KmsDrm);
    CHECK(c.display.gpu);
    CHECK(c.camera.source == Camera::Source::Pictures);
    CHECK(c.camera.path == "/etc/accueil/frames");
    CHECK(c.scanners.at(0).kind == Scanner::Kind::Serial);
    CHECK(c.printer.uri == "ipp://localhost:8631/ipp/print");
    CHECK(c.printer.paper == Paper::Receipt80);
    CHECK(c.journey.idle == std::chrono::seconds{90});
    CHECK(c.references.at(0).form == "T#########");
    CHECK(c.languages == std::vector<std::string>{"fr", "ar"});
    CHECK(c.speech == Speech::Off);
    CHECK(c.logo == "/etc/accueil/logo.png");
}

TEST_CASE("a mistake is told with file, line, column, reason and what is allowed") {
    CHECK(complaint("[display]\nrenderer = \"fast\"\n") ==
          "/etc/accueil/kiosk.toml:6:12: [display] renderer is \"fast\"; allowed: \"software\", \"gpu\"");
    CHECK(complaint("[journey]\ncountdown_seconds = 5\n") ==
          "/etc/accueil/kiosk.toml:6:21: [journey] countdown_seconds is 5; allowed: a whole number from 20 to 120");
    CHECK(complaint("[display]\nfullscreen = \"yes\"\n") ==
          "/etc/accueil/kiosk.toml:6:14: [display] fullscreen is text; allowed: true or false");
    CHECK(complaint("[store]\nfoldr = \"x\"\n") ==
          "/etc/accueil/kiosk.toml:6:1: unknown key \"foldr\" in [store]; allowed: backup, folder");
    CHECK_THAT(complaint("[stores]\n"),
               StartsWith("/etc/accueil/kiosk.toml:5:2: unknown key \"stores\" in the top level"));
    CHECK_THAT(complaint("[store\n"), StartsWith("/etc/accueil/kiosk.toml:5:") && ContainsSubstring("not TOML"));
    CHECK_THAT(complaint("[[references]]\nname = \"a\"\nform = \"+#\"\n"),
               ContainsSubstring("repeats what stands before"));
    CHECK_THAT(complaint("[languages]\nenabled = [\"en\", \"fr\"]\n"), ContainsSubstring("French comes first"));
    CHECK_THAT(complaint("[languages]\nenabled = [\"fr\", \"fr\"]\n"), ContainsSubstring("\"fr\" twice"));
    CHECK_THAT(complaint("[camera]\ndevice = \"none\"\npictures = \"x\"\n"), ContainsSubstring("exclude each other"));
    CHECK_THAT(complaint("scanners = 3\n"), ContainsSubstring("unknown key \"scanners\" in [scheduler]"));
    CHECK_THAT(complaint("[scanners]\ndevice = \"/dev/ttyS0\"\n"), ContainsSubstring("each begun by [[scanners]]"));
    CHECK_THAT(complaint("[display]\nsize_mm = {width = 53, height = 30}\n"), ContainsSubstring("in millimetres"));
}

TEST_CASE("all mistakes are told at once") {
    const auto text = complaint("[display]\nwidth = 1\nheight = 1.5\n");
    CHECK_THAT(text, ContainsSubstring("kiosk.toml:6:9: [display] width is 1;"));
    CHECK_THAT(text, ContainsSubstring("kiosk.toml:7:10: [display] height is a number with a fraction;"));
}

TEST_CASE("what has no default must be there") {
    const auto detail = read_terminal("[terminal]\n", "kiosk.toml").error().detail;
    CHECK_THAT(detail, ContainsSubstring("[terminal] id is missing"));
    CHECK_THAT(detail, ContainsSubstring("[scheduler] url is missing"));
    CHECK_THAT(read_terminal("[terminal]\nid = \"a\"\n[scheduler]\nurl = \"http://x\"\n", "k").error().detail,
               ContainsSubstring("allowed: https://HOST[:PORT]"));
}

TEST_CASE("a file that is not there is an error of configuration") {
    CHECK_THAT(load_terminal("/nowhere/kiosk.toml").error().detail,
               ContainsSubstring("/nowhere/kiosk.toml: cannot be read"));
    CHECK_FALSE(load_terminal("/etc").has_value());
}

TEST_CASE("the pages for newly arrived people are an address for a telephone, or none") {
    CHECK(read("[guide]\nurl = \"none\"\n").guide.empty());
    CHECK_FALSE(read_terminal("[terminal]\nid = \"a-1\"\n[scheduler]\nurl = \"https://s.example\"\n"
                              "[guide]\nurl = \"http://plain.example\"\n",
                              "kiosk.toml")
                    .has_value());
}

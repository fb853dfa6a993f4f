#include "shared/configuration/terminal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <regex>

#include "shared/configuration/section.h"

namespace accueil::configuration {
namespace {

constexpr const char* state_folder = "/var/lib/accueil-kiosk";

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void read_terminal_section(Section section, TerminalConfiguration& result) {
    result.id = core::TerminalId{section.required_text("id")};
    if (!result.id.empty() && !is_id(result.id.value))
        section.complain("id", "is \"" + result.id.value + "\"; allowed: 1 to 40 of a-z, 0-9 and -");
    result.desk = section.choice("desk", Desk::International,
                                 {{"international", Desk::International}, {"domestic", Desk::Domestic}});
    result.identity = section.path("identity", Path(state_folder) / "identity");
    section.finish();
}

SchedulerConnection read_connection(Section section) {
    SchedulerConnection connection{.url = section.required_text("url")};
    static const std::regex https("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?|https://\\[[0-9A-Fa-f:.]+\\](:[0-9]{1,5})?");
    if (!connection.url.empty() && !std::regex_match(connection.url, https))
        section.complain("url", "is \"" + connection.url + "\"; allowed: https://HOST[:PORT] without a path");
    section.finish();
    return connection;
}

StoreSettings read_store(Section section) {
    StoreSettings store{.folder = section.path("folder", Path(state_folder) / "store"), .backup = std::nullopt};
    if (section.has("backup")) store.backup = section.path("backup");
    section.finish();
    return store;
}

std::string read_counter(Section section, std::string otherwise) {
    auto tpm = section.text("tpm", std::move(otherwise));
    static const std::regex tcti("none|(device|swtpm|mssim|tabrmd):[ -~]{1,200}");
    if (!std::regex_match(tpm, tcti))
        section.complain("tpm", "is \"" + tpm +
                                    "\"; allowed: \"device:/dev/tpmrm0\", \"none\", or another "
                                    "way to a TPM that the TSS knows");
    section.finish();
    return tpm;
}

std::optional<Millimetres> read_size(Section section) {
    const bool given = section.has("width");
    if (given != section.has("height")) section.complain("width", "and height belong together; give both");
    const Millimetres size{section.integer("width", 531, {50, 5000}), section.integer("height", 299, {50, 5000})};
    section.finish();
    return given ? std::optional(size) : std::nullopt;
}

Display read_display(Section section) {
    Display display;
    display.width = section.integer("width", display.width, {320, 16384});
    display.height = section.integer("height", display.height, {320, 16384});
    display.fullscreen = section.flag("fullscreen", display.fullscreen);
    display.size = read_size(section.section("size_mm"));
    const double computed = display.size ? 25.4 * display.width / display.size->width : display.dpi;
    if (display.size && section.has("dpi")) section.complain("dpi", "and size_mm exclude each other; give one of them");
    display.dpi = section.real("dpi", computed, {30, 600});
    if (display.dpi < 30 || display.dpi > 600)
        section.complain("size_mm", "makes less than 30 or more than 600 pixels an inch; is it in millimetres?");
    display.video = section.choice("video", display.video,
                                   {{"auto", Video::Auto},
                                    {"kmsdrm", Video::KmsDrm},
                                    {"wayland", Video::Wayland},
                                    {"x11", Video::X11},
                                    {"off-screen", Video::OffScreen}});
    display.gpu = section.choice("renderer", display.gpu, {{"software", false}, {"gpu", true}});
    section.finish();
    return display;
}

Camera read_camera(Section section) {
    Camera camera;
    if (section.has("device") && section.has("pictures"))
        section.complain("pictures", "and device exclude each other; give one of them");
    if (section.has("pictures")) {
        camera.source = Camera::Source::Pictures;
        camera.path = section.path("pictures");
    } else if (section.text("device") == "none") {
        camera.source = Camera::Source::None;
        camera.path.clear();
    } else {
        camera.path = section.path("device", camera.path);
    }
    camera.width = section.integer("width", camera.width, {160, 7680});
    camera.height = section.integer("height", camera.height, {120, 4320});
    section.finish();
    return camera;
}

Scanner read_scanner(Section section) {
    Scanner scanner;
    scanner.device = section.required_path("device");
    scanner.kind = section.choice("kind", scanner.kind,
                                  {{"keyboard", Scanner::Kind::Keyboard}, {"serial", Scanner::Kind::Serial}});
    scanner.baud = section.integer("baud", scanner.baud, {1200, 921600});
    constexpr std::array rates{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600};
    if (!std::ranges::contains(rates, scanner.baud))
        section.complain("baud", "is no usual rate; allowed: 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, "
                                 "230400, 460800, 921600");
    section.finish();
    return scanner;
}

Printer read_printer(Section section) {
    Printer printer;
    const auto uri = section.text("uri", "none");
    if (uri.empty())
        section.complain("uri", "is empty; allowed: an ipp:// address, the name of a CUPS queue, \"none\"");
    if (uri != "none") printer.uri = uri;
    printer.paper = section.choice("paper", printer.paper,
                                   {{"letter", Paper::Letter},
                                    {"a4", Paper::A4},
                                    {"receipt-80", Paper::Receipt80},
                                    {"receipt-58", Paper::Receipt58}});
    printer.folder = section.path("folder", Path(state_folder) / "slips");
    section.finish();
    return printer;
}

std::string read_guide(Section section, std::string otherwise) {
    std::string url = section.text("url", std::move(otherwise));
    // Short, so that its code stays coarse enough for an old telephone.
    static const std::regex https("https://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/%{}-]*)?");
    if (url == "none")
        url.clear();
    else if (url.size() > 120 || !std::regex_match(url, https))
        section.complain("url", "is \"" + url + "\"; allowed: https://HOST/PATH of at most 120 letters, or \"none\"");
    section.finish();
    return url;
}

JourneyTimes read_journey(Section section) {
    JourneyTimes times;
    const auto seconds = [&](std::string_view key, std::chrono::seconds otherwise, Range range) {
        return std::chrono::seconds{section.integer(key, static_cast<int>(otherwise.count()), range)};
    };
    times.idle = seconds("idle_seconds", times.idle, {20, 600});
    times.countdown = seconds("countdown_seconds", times.countdown, {20, 120});
    times.farewell = seconds("farewell_seconds", times.farewell, {5, 300});
    section.finish();
    return times;
}

ReferencePattern read_reference(Section section) {
    ReferencePattern row{.name = section.required_text("name"), .form = section.required_text("form")};
    if (!row.name.empty() && !is_id(row.name))
        section.complain("name", "is \"" + row.name + "\"; allowed: 1 to 40 of a-z, 0-9 and -");
    const bool printable = std::ranges::all_of(row.form, [](char c) { return c >= ' ' && c <= '~'; });
    if (row.form.size() > 64 || !printable || row.form.starts_with('+'))
        section.complain("form", "is no form; allowed: up to 64 characters of ASCII, where # is a digit, @ a capital "
                                 "letter, * either, and + repeats what stands before it");
    section.finish();
    return row;
}

std::vector<std::string> read_languages(Section section) {
    auto enabled = section.texts("enabled", {});
    std::set<std::string> seen;
    for (const auto& code : enabled) {
        if (!seen.insert(code).second) section.complain("enabled", "holds \"" + code + "\" twice");
    }
    if (!enabled.empty() && enabled.front() != "fr")
        section.complain("enabled", "begins with \"fr\": French comes first");
    section.finish();
    return enabled;
}

} // namespace

core::Result<TerminalConfiguration> read_terminal(std::string_view toml, const Path& source) {
    TerminalConfiguration result;
    const auto read = read_toml(toml, source, [&](Section& top) {
        read_terminal_section(top.section("terminal"), result);
        result.scheduler = read_connection(top.section("scheduler"));
        result.store = read_store(top.section("store"));
        result.counter = read_counter(top.section("counter"), result.counter);
        result.display = read_display(top.section("display"));
        result.camera = read_camera(top.section("camera"));
        for (auto& scanner : top.sections("scanners")) result.scanners.push_back(read_scanner(std::move(scanner)));
        result.printer = read_printer(top.section("printer"));
        result.journey = read_journey(top.section("journey"));
        for (auto& row : top.sections("references")) result.references.push_back(read_reference(std::move(row)));
        result.languages = read_languages(top.section("languages"));
        auto speech = top.section("speech");
        result.speech =
            speech.choice("when", result.speech,
                          {{"headphones", Speech::Headphones}, {"always", Speech::Always}, {"off", Speech::Off}});
        speech.finish();
        auto logo = top.section("logo");
        if (logo.has("file")) result.logo = logo.path("file");
        logo.finish();
        result.guide = read_guide(top.section("guide"), result.guide);
    });
    if (!read) return std::unexpected(read.error());
    return result;
}

core::Result<TerminalConfiguration> load_terminal(const Path& file) {
    return read_file(file).and_then([&](const std::string& text) { return read_terminal(text, file); });
}

std::string_view name(Desk desk) {
    switch (desk) {
    case Desk::International: return "international";
    case Desk::Domestic: return "domestic";
    }
    return "";
}

} // namespace accueil::configuration

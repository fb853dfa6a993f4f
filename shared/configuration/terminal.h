// The one configuration file of a terminal (/etc/accueil/kiosk.toml), loaded once into a const value.
//
// Read strictly: an unknown key, a wrong type or a value out of its range is an error with file, line, column, the
// reason and what is allowed; all problems of a file are told at once. What is left out has the default written here
// and in deploy/kiosk.example.toml. Relative paths are relative to the folder of the file.
// What the scheduler gives at enrolment (identity, keys) or later (calendars, patterns) is not in here.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/error.h"
#include "shared/core/id.h"

namespace accueil::configuration {

using Path = std::filesystem::path;

// Which people pass by: at the domestic desk boarding passes of domestic flights, perhaps of the day before.
enum class Desk { International, Domestic };

// How the terminal reaches the scheduler; the certificates lie in the identity folder.
struct SchedulerConnection {
    std::string url; // "https://accueil.example:8443", no path
};

struct StoreSettings {
    Path folder;                // SQLite and what belongs to it; on a local disk
    std::optional<Path> backup; // a second medium for copies

    [[nodiscard]] Path file() const { return folder / "terminal.sqlite"; }
};

// What brings the picture to the screen; a choice in the environment of the process goes before it.
enum class Video { Auto, KmsDrm, Wayland, X11, OffScreen };

struct Millimetres {
    int width;
    int height;
};

struct Display {
    int width = 1920; // pixels
    int height = 1080;
    bool fullscreen = true;
    double dpi = 92; // sizes of text and targets are physical: from [display] dpi, or computed from size_mm
    std::optional<Millimetres> size;
    Video video = Video::Auto;
    bool gpu = false; // paint with a GPU; without, only what changes is painted and a GPU is not needed
};

struct Camera {
    enum class Source { None, Device, Pictures };
    Source source = Source::Device;
    Path path = "/dev/video0"; // of the device, or the folder of pictures that stand for frames
    int width = 1280;
    int height = 720;
};

// A reader of codes or of machine-readable zones.
struct Scanner {
    enum class Kind { Keyboard, Serial };
    Path device; // a stable name: /dev/input/by-id/…, /dev/serial/by-id/…
    Kind kind = Kind::Keyboard;
    int baud = 9600; // serial only
};

enum class Paper { Letter, A4, Receipt80, Receipt58 };

struct Printer {
    std::optional<std::string> uri; // "ipp://…", or the name of a CUPS queue; nothing: slips are kept as PDF only
    Paper paper = Paper::Letter;
    Path folder; // where slips wait for the printer, or are kept when there is none
};

// When the kiosk speaks. What is personal is only ever said into headphones.
enum class Speech {
    Headphones, // while some are plugged in
    Always,     // also over a loudspeaker
    Off
};

// Time-outs of the journey of a person. The bounds are those of WCAG 2.2 (2.2.1).
struct JourneyTimes {
    std::chrono::seconds idle{60};      // without a touch before the count-down is shown
    std::chrono::seconds countdown{30}; // at least 20; extended by a touch, as often as wanted
    std::chrono::seconds farewell{45};  // the last screen, before all is wiped
};

// A row of the table for linear codes and entries by hand, tried in order. A match is a reference, never proof.
// `form`: "#" is a digit, "@" a capital letter, "*" either, "+" once more of the same or more; the rest is itself.
struct ReferencePattern {
    std::string name; // "uci"
    std::string form; // "########"
};

struct TerminalConfiguration {
    core::TerminalId id;
    Desk desk = Desk::International;
    Path identity; // folder written by `accueilctl enrol`
    SchedulerConnection scheduler;
    StoreSettings store;
    // The counter outside of the disk that shows a restored or copied disk: how the TPM is reached, or "none".
    std::string counter = "device:/dev/tpmrm0";
    Display display;
    Camera camera;
    std::vector<Scanner> scanners;
    Printer printer;
    JourneyTimes journey;
    std::vector<ReferencePattern> references; // empty: those of the product
    std::vector<std::string> languages;       // BCP 47, in the order in which they are offered; French is first
    Speech speech = Speech::Headphones;
    std::optional<Path> logo; // PNG; the operator's own
    // Pages for newly arrived people, as a code for their telephones; "{language}" stands for its code. None when
    // empty.
    std::string guide = "https://www.quebec.ca/immigration";
};

// The text of a file. `source` is its path: for messages, and its folder for relative paths. Error: Configuration.
[[nodiscard]] core::Result<TerminalConfiguration> read_terminal(std::string_view toml, const Path& source);
// Error: Configuration, also when the file cannot be read.
[[nodiscard]] core::Result<TerminalConfiguration> load_terminal(const Path& file);

// "international", "domestic".
[[nodiscard]] std::string_view name(Desk desk);

inline constexpr std::string_view default_terminal_file = "/etc/accueil/kiosk.toml";

} // namespace accueil::configuration

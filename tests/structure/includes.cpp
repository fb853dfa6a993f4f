// Includes point one way. A folder may include itself and what its line names; nothing else of ours.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "tests/structure/tree.h"

using namespace accueil::structure;

namespace {

using Folders = std::set<std::string>;

const std::map<std::string, Folders>& rules() {
    static const std::map<std::string, Folders> table{
        {"shared/core", {}},
        {"shared/calendar", {"shared/core"}},
        // A zone read by the camera is proved by its check digits before it is told.
        {"shared/scanning", {"shared/core", "shared/documents"}},
        {"shared/documents", {"shared/core", "shared/calendar"}},
        {"shared/sqlite", {"shared/core"}},
        {"shared/security", {"shared/core"}},
        {"shared/configuration", {"shared/core"}},
        {"shared/text", {"shared/core"}},
        {"shared/booking", {"shared/core", "shared/calendar"}},
        {"shared/wire", {"shared/core", "shared/calendar", "shared/booking"}},
        {"shared/slip", {"shared/core", "shared/calendar", "shared/booking", "shared/text"}},
        {"shared/store",
         {"shared/core", "shared/calendar", "shared/booking", "shared/security", "shared/sqlite", "shared/wire"}},
        {"shared/sync",
         {"shared/core", "shared/calendar", "shared/booking", "shared/security", "shared/store", "shared/wire"}},
        {"platform/camera", {"shared/core", "shared/scanning"}},
        {"platform/counter", {"shared/core"}},
        {"platform/scanner", {"shared/core"}},
        {"platform/desk", {"shared/core", "shared/scanning", "platform/camera", "platform/scanner"}},
        {"platform/printer", {"shared/core"}},
        {"platform/speech", {"shared/core"}},
        {"kiosk/journey", {"shared/core", "shared/calendar", "shared/booking", "shared/documents"}},
        // The codes on the screen are those of the slip.
        {"kiosk/view",
         {"shared/core", "shared/calendar", "shared/booking", "shared/slip", "shared/text", "kiosk/journey"}},
        // The scheduler shares the rules and the wire with the terminal, and never looks into the terminal's store.
        {"deploy/scheduler",
         {"shared/core", "shared/calendar", "shared/booking", "shared/configuration", "shared/documents",
          "shared/security", "shared/slip", "shared/sqlite", "shared/text", "shared/wire"}},
    };
    return table;
}

// Those that wire everything together; the scheduler's inside is closed to them as well.
const Folders wiring{"kiosk", "kiosk/runtime", "deploy/provision"};

bool is_ours(const std::string& include) {
    for (const char* top : {"shared/", "platform/", "kiosk/", "deploy/", "tests/"})
        if (include.starts_with(top)) return true;
    return false;
}

bool allowed(const std::string& from, const std::string& to) {
    if (from == to) return true;
    if (wiring.contains(from)) return to != "deploy/scheduler" && !to.starts_with("tests");
    const auto rule = rules().find(from);
    return rule != rules().end() && rule->second.contains(to);
}

} // namespace

TEST_CASE("every folder includes only what its line in the table allows") {
    for (const auto& source : sources()) {
        if (source.folder().starts_with("tests")) continue;
        for (const auto& include : source.includes()) {
            if (!is_ours(include)) continue;
            INFO(source.path << " includes " << include);
            CHECK(allowed(source.folder(), folder_of(include)));
        }
    }
}

TEST_CASE("includes are written from the top of the tree") {
    for (const auto& source : sources())
        for (const auto& include : source.includes()) {
            INFO(source.path << " includes " << include);
            CHECK_FALSE(include.starts_with("."));
        }
}

TEST_CASE("the table makes no circle") {
    for (const auto& [folder, may] : rules())
        for (const auto& other : may) {
            INFO(folder << " and " << other);
            CHECK_FALSE((rules().contains(other) && rules().at(other).contains(folder)));
        }
}

TEST_CASE("no SDL and no ImGui below shared, platform and the journey") {
    for (const auto& source : sources()) {
        const auto folder = source.folder();
        if (!folder.starts_with("shared/") && !folder.starts_with("platform/") && folder != "kiosk/journey") continue;
        for (const auto& include : source.includes()) {
            INFO(source.path << " includes " << include);
            // The one that makes sound.
            if (source.path == "platform/speech/sdl_sink.cpp" && include == "SDL.h") continue;
            CHECK_FALSE((include.starts_with("SDL") || include.starts_with("imgui")));
        }
    }
}

TEST_CASE("each foreign library has its door") {
    const std::map<std::string, Folders> doors{
        {"ZXing/ReadBarcode", {"shared/scanning/decode.cpp"}},
        {"toml++/", {"shared/configuration", "shared/text", "kiosk/view/map.cpp", "kiosk/view/keyboards.cpp"}},
        {"curl/", {"shared/sync/curl_transport.cpp"}},
        {"sqlite3.h", {"shared/sqlite", "shared/store", "deploy/scheduler"}},
        {"seccomp.h", {"shared/scanning/confinement.cpp"}},
        {"linux/videodev2.h", {"platform/camera"}},
        {"libevdev/", {"platform/scanner", "platform/speech"}},
        {"cups/", {"platform/printer"}},
        {"boost/beast", {"deploy/scheduler"}},
        {"SDL", {"kiosk/view", "kiosk/runtime", "platform/speech/sdl_sink.cpp"}},
        {"imgui", {"kiosk/view", "kiosk/runtime"}},
    };
    for (const auto& source : sources()) {
        if (source.folder().starts_with("tests")) continue;
        for (const auto& include : source.includes())
            for (const auto& [library, open] : doors) {
                if (!include.starts_with(library)) continue;
                INFO(source.path << " includes " << include);
                CHECK((open.contains(source.path) || open.contains(source.folder())));
            }
    }
}

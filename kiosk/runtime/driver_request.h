// What the parent process may ask of the kiosk (driver_protocol.md), parsed from one line of JSON.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "kiosk/view/keypad.h"
#include "shared/core/error.h"

namespace accueil::runtime {

namespace driving {

struct Tree {};
struct Spoken {};
struct Tap {
    std::string id; // of an element of the tree
};
struct Press {
    view::Key key;
};
struct Show {
    std::string file; // empty: nothing
};
struct Advance {
    std::chrono::seconds by;
};
struct Picture {
    std::string file;
};
struct Quit {};

} // namespace driving

using DriverRequest = std::variant<driving::Tree, driving::Spoken, driving::Tap, driving::Press, driving::Show,
                                   driving::Advance, driving::Picture, driving::Quit>;

// The desk's clock goes second by second; further than this it would not come back from.
inline constexpr std::chrono::seconds furthest_advance = std::chrono::days{7};

// InvalidInput with the reason that the parent is told: what it wrote comes back as an answer, whatever it was.
[[nodiscard]] core::Result<DriverRequest> parse_driver_request(std::string_view line);

} // namespace accueil::runtime

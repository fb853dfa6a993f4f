// What the face looks like: colours, letters and lengths. One value, made from the screen's physical size and from the
// person's comfort; nothing else in this folder names a colour or a font size.
//
// Colours are those of the public design system of the Québec government (blue PIV and its companions).
#pragma once

#include <cstdint>

#include "kiosk/journey/model.h"
#include "kiosk/view/geometry.h"
#include "shared/text/block.h"

namespace accueil::view {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;

    bool operator==(const Colour&) const = default;
};
[[nodiscard]] constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex),
            255};
}
// WCAG 2.2 contrast ratio, 1 to 21. Alpha is not looked at.
[[nodiscard]] double contrast(Colour a, Colour b);

struct Palette {
    Colour ground;  // the page
    Colour surface; // cards, fields, keys
    Colour band;    // the bottom bar, quiet panels
    Colour ink;     // text
    Colour quiet;   // secondary text
    Colour line;    // edges of what can be touched (3:1 on ground)
    Colour hair;    // decoration only
    Colour accent;  // the one accent: the main action, what is chosen
    Colour on_accent;
    Colour accent_down; // while a finger is on it
    Colour pale;        // the ground of what is chosen
    Colour on_pale;
    Colour good, good_pale, warn, warn_pale, bad, bad_pale; // always with a word or a sign, never alone
    Colour welcome;                                         // the full ground of the first and last page
    Colour on_welcome;
    Colour welcome_quiet;
    Colour focus; // the ring of the keypad
    Colour shade; // behind an overlay
};

struct Type {
    float size = 37;
    int weight = 400;
    text::Role role = text::Role::Body;
    float leading = 1;
};

struct Letters {
    float least = 37; // nothing on any page is smaller: 0.7° at the reading distance (EN 301 549, 5.1.4)
    Type caption, body, strong, lead, heading, title, display, hero;
};

struct Lengths {
    float unit = 8;    // everything is a multiple of it
    float gap = 24;    // between things that belong together
    float margin = 64; // of the page
    float radius = 12;
    float target = 54; // the smallest target, 15 mm
    float button = 96;
    float stroke = 2;
};

struct Theme {
    Palette colour;
    Letters type;
    Lengths length;
    journey::Comfort comfort;
    Size screen;
    float per_mm = 3.6F;
    [[nodiscard]] bool portrait() const { return screen.height > screen.width; }
};

// The screen as it stands in front of a person.
struct Screen {
    Size size{1920, 1080};
    double dpi = 91.8;        // 24 inches at 1920 × 1080
    double distance_mm = 600; // eye to screen
    bool operator==(const Screen&) const = default;
};

[[nodiscard]] Theme make_theme(const Screen& screen, const journey::Comfort& comfort);

} // namespace accueil::view

// The keypad below the screen, as far as the face is concerned. Everything can be done with it alone.
//
// Such keypads are keyboards to the machine. The arrows, Enter, Tab and the volume keys send what they send on any
// keyboard; what an office keyboard lacks is set at the keypad to the function keys F13 … F20, as the installer's
// guide says. A keypad with a socket of its own tells of its headphones by F15 and F16.
#pragma once

#include <optional>
#include <string_view>

#include <SDL_keycode.h>

namespace accueil::view {

enum class Key {
    Next,
    Previous,
    Up,
    Down,
    Left,
    Right,
    Enter,
    Back,
    Help,
    Erase,
    Repeat, // says the page once more
    Louder,
    Quieter,
    PluggedIn,
    PluggedOut,
    LargeText, // one key for each comfort, on every page
    HighContrast,
    LowReach,
    SimpleLanguage
};

[[nodiscard]] std::optional<Key> key_of(SDL_Keycode code, bool shift);

// Whether it leads from one thing on the page to another.
[[nodiscard]] bool is_step(Key key);

// Whether the key counts again and again while it is held down. A hand that is slow to let go walks on with the arrows,
// but presses a button once: the next page must not be answered by what was pressed on the one before.
[[nodiscard]] bool may_repeat(Key key);

// "next", "large-text" …, for whoever drives the kiosk.
[[nodiscard]] std::string_view name(Key key);
[[nodiscard]] std::optional<Key> key_named(std::string_view name);

} // namespace accueil::view

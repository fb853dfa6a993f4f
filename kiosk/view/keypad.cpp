#include "kiosk/view/keypad.h"

namespace accueil::view {

std::optional<Key> key_of(SDL_Keycode code, bool shift) {
    switch (code) {
    case SDLK_TAB: return shift ? Key::Previous : Key::Next;
    case SDLK_PAGEDOWN: return Key::Next;
    case SDLK_PAGEUP: return Key::Previous;
    case SDLK_UP: return Key::Up;
    case SDLK_DOWN: return Key::Down;
    case SDLK_LEFT: return Key::Left;
    case SDLK_RIGHT: return Key::Right;
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return Key::Enter;
    case SDLK_ESCAPE: return Key::Back;
    case SDLK_F1: return Key::Help;
    case SDLK_BACKSPACE: return Key::Erase;
    case SDLK_INSERT:
    case SDLK_F13: return Key::Repeat;
    case SDLK_VOLUMEUP: return Key::Louder;
    case SDLK_VOLUMEDOWN: return Key::Quieter;
    case SDLK_F15: return Key::PluggedIn;
    case SDLK_F16: return Key::PluggedOut;
    case SDLK_F17: return Key::LargeText;
    case SDLK_F18: return Key::HighContrast;
    case SDLK_F19: return Key::LowReach;
    case SDLK_F20: return Key::SimpleLanguage;
    default: return std::nullopt; // SDL's keys, not an enum of ours
    }
}

bool is_step(Key key) {
    switch (key) {
    case Key::Next:
    case Key::Previous:
    case Key::Up:
    case Key::Down:
    case Key::Left:
    case Key::Right: return true;
    case Key::Enter:
    case Key::Back:
    case Key::Help:
    case Key::Erase:
    case Key::Repeat:
    case Key::Louder:
    case Key::Quieter:
    case Key::PluggedIn:
    case Key::PluggedOut:
    case Key::LargeText:
    case Key::HighContrast:
    case Key::LowReach:
    case Key::SimpleLanguage: return false;
    }
    return false;
}

bool may_repeat(Key key) { return is_step(key) || key == Key::Erase || key == Key::Louder || key == Key::Quieter; }

std::string_view name(Key key) {
    switch (key) {
    case Key::Next: return "next";
    case Key::Previous: return "previous";
    case Key::Up: return "up";
    case Key::Down: return "down";
    case Key::Left: return "left";
    case Key::Right: return "right";
    case Key::Enter: return "enter";
    case Key::Back: return "back";
    case Key::Help: return "help";
    case Key::Erase: return "erase";
    case Key::Repeat: return "repeat";
    case Key::Louder: return "louder";
    case Key::Quieter: return "quieter";
    case Key::PluggedIn: return "plugged-in";
    case Key::PluggedOut: return "plugged-out";
    case Key::LargeText: return "large-text";
    case Key::HighContrast: return "high-contrast";
    case Key::LowReach: return "low-reach";
    case Key::SimpleLanguage: return "simple-language";
    }
    return "";
}

std::optional<Key> key_named(std::string_view word) {
    for (int i = 0; i <= static_cast<int>(Key::SimpleLanguage); ++i)
        if (const Key key{i}; name(key) == word) return key;
    return std::nullopt;
}

} // namespace accueil::view

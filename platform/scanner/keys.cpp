#include "platform/scanner/keys.h"

#include <linux/input-event-codes.h>

#include <array>

namespace accueil::platform {

namespace {

struct Key {
    unsigned code;
    char plain;
    char shifted;
};

constexpr std::array keys{
    Key{KEY_1, '1', '!'},          Key{KEY_2, '2', '@'},           Key{KEY_3, '3', '#'},
    Key{KEY_4, '4', '$'},          Key{KEY_5, '5', '%'},           Key{KEY_6, '6', '^'},
    Key{KEY_7, '7', '&'},          Key{KEY_8, '8', '*'},           Key{KEY_9, '9', '('},
    Key{KEY_0, '0', ')'},          Key{KEY_MINUS, '-', '_'},       Key{KEY_EQUAL, '=', '+'},
    Key{KEY_TAB, '\t', '\t'},      Key{KEY_Q, 'q', 'Q'},           Key{KEY_W, 'w', 'W'},
    Key{KEY_E, 'e', 'E'},          Key{KEY_R, 'r', 'R'},           Key{KEY_T, 't', 'T'},
    Key{KEY_Y, 'y', 'Y'},          Key{KEY_U, 'u', 'U'},           Key{KEY_I, 'i', 'I'},
    Key{KEY_O, 'o', 'O'},          Key{KEY_P, 'p', 'P'},           Key{KEY_LEFTBRACE, '[', '{'},
    Key{KEY_RIGHTBRACE, ']', '}'}, Key{KEY_ENTER, '\r', '\r'},     Key{KEY_KPENTER, '\r', '\r'},
    Key{KEY_A, 'a', 'A'},          Key{KEY_S, 's', 'S'},           Key{KEY_D, 'd', 'D'},
    Key{KEY_F, 'f', 'F'},          Key{KEY_G, 'g', 'G'},           Key{KEY_H, 'h', 'H'},
    Key{KEY_J, 'j', 'J'},          Key{KEY_K, 'k', 'K'},           Key{KEY_L, 'l', 'L'},
    Key{KEY_SEMICOLON, ';', ':'},  Key{KEY_APOSTROPHE, '\'', '"'}, Key{KEY_GRAVE, '`', '~'},
    Key{KEY_BACKSLASH, '\\', '|'}, Key{KEY_Z, 'z', 'Z'},           Key{KEY_X, 'x', 'X'},
    Key{KEY_C, 'c', 'C'},          Key{KEY_V, 'v', 'V'},           Key{KEY_B, 'b', 'B'},
    Key{KEY_N, 'n', 'N'},          Key{KEY_M, 'm', 'M'},           Key{KEY_COMMA, ',', '<'},
    Key{KEY_DOT, '.', '>'},        Key{KEY_SLASH, '/', '?'},       Key{KEY_SPACE, ' ', ' '},
    Key{KEY_KP1, '1', '1'},        Key{KEY_KP2, '2', '2'},         Key{KEY_KP3, '3', '3'},
    Key{KEY_KP4, '4', '4'},        Key{KEY_KP5, '5', '5'},         Key{KEY_KP6, '6', '6'},
    Key{KEY_KP7, '7', '7'},        Key{KEY_KP8, '8', '8'},         Key{KEY_KP9, '9', '9'},
    Key{KEY_KP0, '0', '0'},        Key{KEY_KPMINUS, '-', '-'},     Key{KEY_KPPLUS, '+', '+'},
    Key{KEY_KPDOT, '.', '.'},      Key{KEY_KPASTERISK, '*', '*'},  Key{KEY_KPSLASH, '/', '/'},
};

const Key* find(unsigned code) {
    for (const auto& key : keys)
        if (key.code == code) return &key;
    return nullptr;
}

bool is_letter(const Key& key) { return key.plain >= 'a' && key.plain <= 'z'; }

} // namespace

std::optional<std::uint8_t> Keys::stroke(unsigned code, int value) {
    const bool down = value != 0;
    switch (code) {
    case KEY_LEFTSHIFT:
    case KEY_RIGHTSHIFT: shift_ = down; return std::nullopt;
    case KEY_LEFTCTRL:
    case KEY_RIGHTCTRL: control_ = down; return std::nullopt;
    case KEY_CAPSLOCK:
        if (value == 1) capitals_ = !capitals_;
        return std::nullopt;
    case KEY_LEFTALT: {
        alt_ = down;
        const int composed = down ? -1 : composed_;
        composed_ = -1;
        if (composed >= 0 && composed < 256) return static_cast<std::uint8_t>(composed);
        return std::nullopt;
    }
    default: break;
    }
    const auto* key = find(code);
    if (!down || key == nullptr) return std::nullopt;
    if (alt_) {
        if (key->plain >= '0' && key->plain <= '9' && composed_ < 1000)
            composed_ = (composed_ < 0 ? 0 : composed_) * 10 + (key->plain - '0');
        return std::nullopt;
    }
    // Control and a key is the byte of its column in the ASCII table: ^] is the group separator, ^_ (with shift, as it
    // is typed) the unit separator.
    if (control_) return static_cast<std::uint8_t>((shift_ ? key->shifted : key->plain) & 0x1F);
    const bool upper = shift_ != (capitals_ && is_letter(*key));
    return static_cast<std::uint8_t>(upper ? key->shifted : key->plain);
}

} // namespace accueil::platform

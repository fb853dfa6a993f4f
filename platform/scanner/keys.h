// Key strokes of a scanner to the bytes it means. Pure. Readers are set to the US layout, which is how they leave the
// factory; other bytes come as control keys or as Alt and digits of the keypad.
#pragma once

#include <cstdint>
#include <optional>

namespace accueil::platform {

class Keys {
  public:
    // `code`: KEY_… of linux/input-event-codes.h; `value`: 1 pressed, 0 released, 2 repeated.
    [[nodiscard]] std::optional<std::uint8_t> stroke(unsigned code, int value);

  private:
    bool shift_ = false;
    bool control_ = false;
    bool alt_ = false;
    bool capitals_ = false;
    int composed_ = -1; // the number being typed with Alt held; -1: none
};

} // namespace accueil::platform

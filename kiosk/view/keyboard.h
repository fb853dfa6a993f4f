// Keys on the screen. Letters stand where the language's people are used to them (keyboards.h); further layers hold
// those with accents, and another key changes to another keyboard of theirs.
#pragma once

#include "kiosk/view/ui.h"

namespace accueil::view {

enum class Keys {
    Letters,   // for names: capitals at the start of a word by themselves
    Email,     // digits, @, full stop
    Telephone, // digits and +
    Digits     // a PIN
};

// How many rows of keys there are, to share out the page.
[[nodiscard]] int key_rows(Keys keys);

// Emits Typed and Erased. `typed` is what the field holds by now, to know where a word starts.
void keyboard(Ui& ui, const Rect& box, Keys keys, std::string_view typed);

} // namespace accueil::view

// One piece of speech: a text, and the voice that says it.
#pragma once

#include <cstddef>
#include <string>

namespace accueil::platform {

struct Passage {
    std::string text{};   // UTF-8
    std::string voice{};  // of espeak-ng: "fr", "cmn"
    int volume = 60;      // per cent of the loudest
    bool spelled = false; // letter by letter, signs by their names
};

// What became of one, for whoever checks what was said.
struct Said {
    Passage passage{};
    std::size_t samples = 0; // of sound that was made
    bool whole = false;      // not interrupted, and the voice is there
};

} // namespace accueil::platform

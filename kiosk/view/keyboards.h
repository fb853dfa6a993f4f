// The keyboards of the screen, read from share/accueil/keyboards/*.toml: which letters stand where. A language names
// those that its people are used to.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace accueil::view {

using KeyRow = std::vector<std::string>; // one letter each, in lower case

struct KeyLayer {
    std::string label; // on the key that leads to it
    std::vector<KeyRow> rows;
};

struct Keyboard {
    std::string code; // the file's name: "azerty"
    std::string name; // on the key that leads to it: "AZERTY"
    std::string script;
    std::string alphabet; // every letter that it must reach
    std::vector<KeyLayer> layers;
    std::map<std::string, std::string> capitals; // where a language has its own: "i" → "İ"

    [[nodiscard]] std::string capital(const std::string& letter) const;
    // The widest row of all layers, so that keys stay where they are.
    [[nodiscard]] int across() const;
    // Letters of the first layer without accents: for an address.
    [[nodiscard]] bool plain() const;
};

// Those that the codes name, in their order; at least one: "qwerty" where none of them is there.
[[nodiscard]] std::vector<const Keyboard*> keyboards_of(const std::vector<std::string>& codes);

// All of them, by code. Read once; what can't be read is told in the log and left out.
[[nodiscard]] const std::map<std::string, Keyboard>& all_keyboards();

// The letters of a text, one by one.
[[nodiscard]] KeyRow letters_of(std::string_view utf8);

} // namespace accueil::view

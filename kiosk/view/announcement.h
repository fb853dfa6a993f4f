// What is said of a page to somebody who does not see it: pure functions of the semantic tree.
//
// A page is its title, what is to be read on it, then where the keypad stands. What has the ring is its label, what it
// is, its state and its place among its like. Of what changes, only that is said: an error, a hint, a letter typed,
// the time left.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/view/semantics.h"
#include "shared/text/catalogue.h"

namespace accueil::view {

struct Utterance {
    std::string text{};
    std::string language{}; // code: whose voice says it
    bool personal = false;  // only into headphones
    bool spelled = false;   // letter by letter
    bool operator==(const Utterance&) const = default;
};
using Utterances = std::vector<Utterance>;

// `focus`: the id that has the ring of the keypad; empty when none has. `words`: the page's language.
[[nodiscard]] Utterances whole_page(const Tree& tree, std::string_view focus, const text::Catalogue& words);
[[nodiscard]] Utterances focused(const Tree& tree, std::string_view focus, const text::Catalogue& words);

// What is new since `before`; empty when nothing is worth a word. Another page is said as a whole.
[[nodiscard]] Utterances news(const Tree& before, std::string_view focus_before, const Tree& now,
                              std::string_view focus, const text::Catalogue& words);
// Whether it is another page, or an overlay came or went.
[[nodiscard]] bool is_another_page(const Tree& before, const Tree& now);

// How to go on with the keypad, once at the start.
[[nodiscard]] Utterance how_to(const text::Catalogue& words);
// For a language that has no voice: said in another one.
[[nodiscard]] Utterance without_voice(const text::Catalogue& words);
[[nodiscard]] Utterance volume(int level, int levels, const text::Catalogue& words);

} // namespace accueil::view

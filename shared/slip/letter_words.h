// Everything a letter of invitation says, in one language. Private to this folder.
#pragma once

#include <string>
#include <vector>

#include "shared/slip/letter.h"

namespace accueil::slip {

struct LetterWords {
    const text::Language* language = nullptr; // owned by the catalogue

    std::string programme;
    std::string title;
    std::string greeting;
    std::string how;  // what to do at the airport
    std::string also; // on paper or on the telephone
    std::string known_label;
    std::vector<std::string> known; // what the kiosk will fill in
    std::string change;
    std::string bring_label;
    std::vector<std::string> bring;
    std::string footer;
    std::string reference_label;
};

// `own` is the language of the person, whichever one these words are in.
[[nodiscard]] LetterWords words_of(const Letter& letter, const text::Catalogue& catalogue, const text::Language& own);

} // namespace accueil::slip

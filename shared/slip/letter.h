// The letter of invitation that a person receives before they travel: what it says, and its page. The code on it is
// large enough to be read from folded paper and from a telephone.
#pragma once

#include <string>
#include <vector>

#include "shared/core/bytes.h"
#include "shared/slip/layout.h"

namespace accueil::slip {

struct Letter {
    std::string reference;            // the programme's own: "PAP-2026-004211"
    std::string surname, given_names; // may both be empty: the reference is enough
    std::string language = "fr";      // of the person
    std::string region;               // its name, as on the map; may be empty
    int people = 0;                   // of the household; 0: not known
    std::vector<std::string> needs;   // French texts of the catalogue; see words_of_need()
    core::Instant issued_at;
    std::string code; // our own signed code, which the kiosk reads
};

// The French text of the catalogue for a need that a letter can tell: "interpreter", "step-free", "installation",
// "francisation", "employment", "community". Empty for another.
[[nodiscard]] std::string words_of_need(std::string_view need);

// One sheet (A4 or Letter), French beside the person's language; French alone, larger, when that is the language.
// Errors: as those of a slip.
[[nodiscard]] core::Result<core::Bytes> to_pdf(const Letter& letter, const Stationery& stationery,
                                               const text::Catalogues& catalogues, text::Typesetter& typesetter);
[[nodiscard]] core::Result<core::Bytes> to_png(const Letter& letter, const Stationery& stationery,
                                               const text::Catalogues& catalogues, text::Typesetter& typesetter,
                                               double dots_per_inch = 144);

} // namespace accueil::slip

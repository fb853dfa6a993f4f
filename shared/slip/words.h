// Everything a slip says, in one language: the layouts only place it.
#pragma once

#include <string>
#include <vector>

#include "shared/slip/slip.h"
#include "shared/text/catalogue.h"

namespace accueil::slip {

struct Words {
    const text::Language* language = nullptr; // owned by the catalogue

    std::string programme; // "Parcours d’accompagnement personnalisé"
    std::string title;     // "Votre rendez-vous"
    std::string date;      // "mardi 1er décembre 2026"
    std::string time;      // "10 h 30"
    std::string how;       // "En personne · 4 personnes"
    std::string where_label;
    std::vector<std::string> where; // the first is the name of the office; empty lines do not occur
    std::vector<std::string> notes; // directions, how a telephone meeting goes
    std::string bring_label;
    std::vector<std::string> bring;
    std::string change_label;
    std::string change;
    std::string good_to_know_label;
    std::string good_to_know;
    std::string reference_label;
    std::string calendar_caption;
    std::string code_caption;
    std::string footer;
};

[[nodiscard]] Words words_of(const Slip& slip, const text::Catalogue& catalogue);

} // namespace accueil::slip

#include "shared/slip/letter_words.h"

#include <utility>

namespace accueil::slip {

std::string words_of_need(std::string_view need) {
    static constexpr std::pair<std::string_view, const char*> words[] = {
        {"interpreter", N_("Avec interprète")},          {"step-free", N_("Sans escalier")},
        {"installation", N_("Me loger et m’installer")}, {"francisation", N_("Apprendre le français")},
        {"employment", N_("Trouver du travail")},        {"community", N_("Connaître des gens")}};
    for (const auto& [name, text] : words)
        if (name == need) return text;
    return {};
}

LetterWords words_of(const Letter& letter, const text::Catalogue& c, const text::Language& own) {
    LetterWords words;
    words.language = &c.language();
    words.programme = c.tr("Parcours d’accompagnement personnalisé");
    words.title = c.tr("Votre lettre d’invitation");
    words.greeting = c.tr("Bienvenue au Québec");
    words.how =
        c.tr("À votre arrivée à l’aéroport de Montréal, montrez ce code à la borne d’accueil. Vous choisirez le "
             "jour et l’heure d’une première rencontre avec une personne qui vous aidera à vous installer.");
    words.also = c.tr("Le code se lit aussi bien sur cette feuille que sur votre téléphone.");
    words.known_label = c.tr("Ce que la borne saura déjà");
    words.known.push_back(c.isolated(own.autonym));
    if (!letter.region.empty()) words.known.push_back(c.isolated(letter.region));
    if (letter.people > 0) words.known.push_back(c.ntr("{n} personne", "{n} personnes", letter.people));
    for (const auto& need : letter.needs) words.known.push_back(c.tr(need));
    words.change = c.tr("Vous pourrez tout changer à la borne.");
    words.bring_label = c.tr("À apporter");
    for (const auto& item : what_to_bring(booking::Mode::InPerson, letter.people)) words.bring.push_back(c.tr(item));
    words.footer = c.tr("Ce service est gratuit.");
    words.reference_label = c.tr("Référence");
    return words;
}

} // namespace accueil::slip

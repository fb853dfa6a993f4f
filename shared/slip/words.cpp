#include "shared/slip/words.h"

namespace accueil::slip {

namespace {

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "H2L 4L8" stays on one line.
std::string with_whole_postal_code(std::string line) {
    for (std::size_t i = 0; i + 7 <= line.size(); ++i)
        if (is_letter(line[i]) && is_digit(line[i + 1]) && is_letter(line[i + 2]) && line[i + 3] == ' ' &&
            is_digit(line[i + 4]) && is_letter(line[i + 5]) && is_digit(line[i + 6]))
            return line.replace(i + 3, 1, "\u00A0");
    return line;
}

std::string mode_text(booking::Mode mode, const text::Catalogue& c) {
    switch (mode) {
    case booking::Mode::InPerson: return c.tr("En personne");
    case booking::Mode::Telephone: return c.tr("Par téléphone");
    case booking::Mode::Video: return c.tr("Par vidéo");
    }
    return {};
}

std::vector<std::string> notes_of(const Slip& slip, const text::Catalogue& c) {
    std::vector<std::string> notes;
    switch (slip.mode) {
    case booking::Mode::InPerson:
        // The way is told by the office, in French only; a translation would be a guess.
        if (!slip.directions.empty() && c.language().code == "fr") notes.push_back(slip.directions);
        notes.push_back(c.tr("Arrivez dix minutes à l’avance."));
        break;
    case booking::Mode::Telephone: notes.push_back(c.tr("Un agent vous appellera à l’heure prévue.")); break;
    case booking::Mode::Video: notes.push_back(c.tr("Un agent vous enverra le lien avant le rendez-vous.")); break;
    }
    if (slip.interpreter) notes.push_back(c.tr("Un interprète sera présent."));
    return notes;
}

// A number that is split over two lines is dialled wrongly.
std::string unbroken(std::string number) {
    for (auto at = number.find(' '); at != std::string::npos; at = number.find(' ', at))
        number.replace(at, 1, "\u00A0");
    return number;
}

} // namespace

Words words_of(const Slip& slip, const text::Catalogue& c) {
    Words words;
    words.language = &c.language();
    words.programme = c.tr("Parcours d’accompagnement personnalisé");
    words.title = c.tr("Votre rendez-vous");
    words.date = c.date(slip.start, slip.zone);
    words.time = c.time(slip.start, slip.zone);
    words.how = mode_text(slip.mode, c) + " · " + c.ntr("{n} personne", "{n} personnes", slip.people);
    words.where_label = slip.mode == booking::Mode::InPerson ? c.tr("Où aller") : c.tr("Votre bureau");
    words.where.push_back(c.isolated(slip.office));
    if (slip.mode == booking::Mode::InPerson)
        for (const auto& line : slip.address) words.where.push_back(c.isolated(with_whole_postal_code(line)));
    words.notes = notes_of(slip, c);
    words.bring_label = slip.mode == booking::Mode::InPerson ? c.tr("À apporter") : c.tr("À préparer");
    for (const auto& item : slip.bring) words.bring.push_back(c.tr(item));
    words.change_label = c.tr("Pour changer ou annuler");
    words.change = slip.telephone.empty()
                       ? c.tr("Montrez cette feuille à l’accueil de l’aéroport ou au bureau.")
                       : c.tr("Appelez le {telephone} ou montrez cette feuille à l’accueil de l’aéroport.",
                              {{"telephone", unbroken(slip.telephone)}});
    words.good_to_know_label = c.tr("Bon à savoir");
    words.good_to_know = c.tr("La séance Objectif Intégration vous fait découvrir la société québécoise. Elle est "
                              "gratuite et donne droit à une allocation : parlez-en à votre agent.");
    words.reference_label = c.tr("Référence");
    words.calendar_caption = c.tr("Photographiez ce code : le rendez-vous s’ajoute au calendrier de votre téléphone.");
    words.code_caption = c.tr("Montrez ce code à la borne ou au bureau pour retrouver votre rendez-vous.");
    words.footer = c.tr("Ce service est gratuit.");
    return words;
}

} // namespace accueil::slip

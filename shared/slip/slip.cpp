#include "shared/slip/slip.h"

#include "shared/text/catalogue.h"

namespace accueil::slip {

std::vector<std::string> what_to_bring(booking::Mode mode, int people) {
    std::vector<std::string> list;
    if (mode == booking::Mode::InPerson) list.emplace_back(N_("Cette feuille"));
    list.emplace_back(people > 1 ? N_("Les passeports et les papiers d’immigration de chaque personne")
                                 : N_("Votre passeport et vos papiers d’immigration"));
    list.emplace_back(N_("Votre certificat de sélection du Québec (CSQ), si vous en avez un"));
    list.emplace_back(N_("Vos diplômes et vos attestations de travail, si vous les avez"));
    list.emplace_back(N_("Votre adresse au Québec, si vous la connaissez"));
    return list;
}

} // namespace accueil::slip

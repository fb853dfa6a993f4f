#include "shared/slip/first_days.h"

#include <algorithm>

namespace accueil::slip {

namespace {

// No numbers and no delays: those change, and the agent knows them.
std::vector<std::string> steps_of(booking::PlanPart part) {
    switch (part) {
    case booking::PlanPart::Installation: return {N_("Logement : lisez bien le bail avant de signer et de payer.")};
    case booking::PlanPart::Francisation:
        return {N_("Cours de français : inscrivez-vous à Francisation Québec. C’est gratuit.")};
    case booking::PlanPart::Employment:
        return {N_("Diplômes : demandez l’évaluation comparative de vos études."),
                N_("Emploi : Services Québec vous aide à chercher du travail. C’est gratuit.")};
    case booking::PlanPart::Community:
        return {N_("Quartier : des organismes vous accueillent et vous font rencontrer des gens.")};
    }
    return {};
}

} // namespace

std::vector<std::string> first_steps(int people, std::span<const booking::PlanPart> wishes) {
    std::vector<std::string> steps{
        N_("Assurance maladie : inscrivez-vous à la RAMQ."),
        N_("Numéro d’assurance sociale (NAS) : demandez-le à Service Canada. C’est gratuit.")};
    if (people > 1)
        steps.emplace_back(N_("École : inscrivez vos enfants au centre de services scolaire de votre quartier."));
    for (const booking::PlanPart part : all_plan_parts)
        if (wishes.empty() || std::ranges::contains(wishes, part))
            for (std::string& step : steps_of(part)) steps.push_back(std::move(step));
    return steps;
}

std::string_view plan_part(booking::PlanPart part) {
    switch (part) {
    case booking::PlanPart::Installation: return N_("Me loger et m’installer");
    case booking::PlanPart::Francisation: return N_("Apprendre le français");
    case booking::PlanPart::Employment: return N_("Trouver du travail");
    case booking::PlanPart::Community: return N_("Connaître des gens");
    }
    return {};
}

std::string guide_in(std::string address, std::string_view language) {
    constexpr std::string_view place = "{language}";
    if (const auto at = address.find(place); at != std::string::npos) address.replace(at, place.size(), language);
    return address;
}

FirstDays first_days_of(int people, std::span<const booking::PlanPart> wishes, const text::Catalogue& catalogue) {
    FirstDays days{
        .language = &catalogue.language(),
        .title = catalogue.tr("Vos premiers jours"),
        .steps = {},
        .plan = catalogue.tr("Avec votre agent d’aide à l’intégration, vous ferez un plan en quatre parties :"),
        .parts = {},
        .guide_caption =
            catalogue.tr("Photographiez ce code : les pages du gouvernement pour les personnes qui arrivent.")};
    for (const std::string& step : first_steps(people, wishes)) days.steps.push_back(catalogue.tr(step));
    for (const booking::PlanPart part : all_plan_parts)
        days.parts.push_back({catalogue.tr(plan_part(part)), std::ranges::contains(wishes, part)});
    return days;
}

} // namespace accueil::slip

#include "kiosk/journey/in_view.h"

#include <optional>
#include <utility>

#include "kiosk/journey/same_person.h"

namespace accueil::journey {

namespace {

int weight(const DocumentSeen& seen) {
    if (seen.kind != booking::DocumentKind::None && !seen.broken) return 3;
    if (seen.slip) return 2;
    return seen.broken ? 1 : 0;
}

void add(DocumentSeen& to, const DocumentSeen& more) {
    const auto reference = to.person.reference.empty() ? more.person.reference : to.person.reference;
    if (!has_name(to.person)) to.person = more.person;
    to.person.reference = reference;
    if (to.birth.empty()) to.birth = more.birth;
    to.verified |= more.verified;
    to.interpreter |= more.interpreter;
    to.step_free |= more.step_free;
    if (to.plan.empty()) to.plan = more.plan;
    if (to.flight.empty()) to.flight = more.flight;
    to.connecting |= more.connecting;
    if (!to.language) to.language = more.language;
    if (!to.region) to.region = more.region;
    if (!to.people) to.people = more.people;
}

} // namespace

Event in_view(std::span<const DocumentSeen> seen) {
    std::optional<DocumentSeen> best;
    for (const auto& each : seen) {
        if (each.badge && seen.size() > 1) continue;
        if (!best || weight(each) > weight(*best)) {
            best = each;
        } else if (weight(each) == 3 && weight(*best) == 3) {
            if (!may_be_one_person(best->person, each.person) || !may_be_one_birth(best->birth, each.birth))
                return ScanFailed{ScanTrouble::OtherTraveller};
            auto more = each;
            if (certainty(more.kind) > certainty(best->kind)) std::swap(*best, more);
            add(*best, more);
        }
    }
    return best.value_or(DocumentSeen{}); // nothing but badges: a paper that nobody knows
}

} // namespace accueil::journey

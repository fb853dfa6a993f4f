#include "kiosk/journey/in_view.h"

#include <optional>

namespace accueil::journey {

namespace {

int weight(const DocumentSeen& seen) {
    if (seen.kind != booking::DocumentKind::None && !seen.broken) return 3;
    if (seen.slip) return 2;
    return seen.broken ? 1 : 0;
}

// Documents cut long names differently, so one name may be the beginning of the other.
bool may_be_one(const DocumentSeen& a, const DocumentSeen& b) {
    const auto& x = a.person.surname;
    const auto& y = b.person.surname;
    return x.empty() || y.empty() || x.starts_with(y) || y.starts_with(x);
}

void add(DocumentSeen& to, const DocumentSeen& more) {
    if (to.person.surname.empty()) to.person = more.person;
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
            if (!may_be_one(*best, each)) return ScanFailed{ScanTrouble::OtherTraveller};
            add(*best, each);
        }
    }
    return best.value_or(seen.front());
}

} // namespace accueil::journey

#include "kiosk/journey/seen_document.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "shared/documents/seal/read.h"
#include "shared/documents/transport.h"
#include "shared/documents/traveller.h"

namespace accueil::journey {

namespace {

using booking::DocumentKind;

// No check digit protects the name, so a single wrong one (a worn card, an odd issuer) is no reason to send anyone
// away; two say that the reader did not read what is printed. The composite digit fails with any of the others.
bool is_misread(const documents::MrzChecks& checks) {
    const int wrong = (checks.document_number ? 0 : 1) + (checks.birth_date ? 0 : 1) + (checks.expiry_date ? 0 : 1);
    return wrong >= 2;
}

// Without its digit a day of birth proves nothing against anybody.
void fill_birth(DocumentSeen& seen, const documents::Mrz& zone) {
    if (zone.checks.birth_date) seen.birth = zone.birth_date.text();
}

void fill(DocumentSeen& seen, const documents::BoardingPass&) { seen.kind = DocumentKind::BoardingPass; }

void fill(DocumentSeen& seen, const documents::Mrz& zone) {
    const bool visa = zone.format == documents::MrzFormat::MrvA || zone.format == documents::MrzFormat::MrvB;
    seen.kind = visa ? DocumentKind::Visa : DocumentKind::Passport;
    seen.broken = is_misread(zone.checks);
    fill_birth(seen, zone);
}

// "1990-02-14" as a zone prints it.
std::string printed(const std::string& iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
    return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
}

void add_need(DocumentSeen& seen, std::string_view need) {
    using booking::PlanPart;
    static constexpr std::pair<std::string_view, PlanPart> parts[] = {{"installation", PlanPart::Installation},
                                                                      {"francisation", PlanPart::Francisation},
                                                                      {"employment", PlanPart::Employment},
                                                                      {"community", PlanPart::Community}};
    if (need == "interpreter") seen.interpreter = true;
    if (need == "step-free") seen.step_free = true;
    for (const auto& [name, part] : parts)
        if (need == name && std::ranges::find(seen.plan, part) == seen.plan.end()) seen.plan.push_back(part);
}

void fill(DocumentSeen& seen, const documents::Seal& seal) {
    seen.kind = seal.document_type == "VISA" ? DocumentKind::Visa : DocumentKind::Seal;
    seen.broken = seal.signature_valid == false;
    if (const auto zone = documents::seal::zone_of(seal)) fill_birth(seen, *zone);
}

void fill(DocumentSeen& seen, const documents::VdsNc& seal) {
    seen.kind = DocumentKind::Seal;
    seen.broken = seal.signature_valid == false;
    seen.birth = printed(seal.dob);
}

void fill(DocumentSeen& seen, const documents::Invitation& letter) {
    seen.kind = DocumentKind::Invitation;
    seen.broken = letter.signature_valid == false;
    if (!letter.language.empty()) seen.language = letter.language;
    if (!letter.region.empty()) seen.region = letter.region;
    if (letter.household_size > 0) seen.people = letter.household_size;
    seen.person.surname = letter.surname;
    seen.person.given_names = letter.given_names;
    seen.person.reference = letter.person_reference;
    seen.verified = documents::is_issued(letter);
    for (const auto& need : letter.needs) add_need(seen, need);
}

void fill(DocumentSeen& seen, const documents::Slip& slip) {
    seen.broken = slip.signature_valid == false;
    if (seen.broken) return;
    seen.slip = slip.booking;
    seen.paper = {slip.booking, slip.office, slip.start, {}};
}

void fill(DocumentSeen& seen, const documents::StaffBadge& badge) {
    seen.broken = !documents::is_issued(badge); // it opens something, so what can't be checked is refused
    if (!seen.broken) seen.badge = badge.badge;
}

void fill(DocumentSeen& seen, const documents::Reference&) { seen.kind = DocumentKind::Reference; }
void fill(DocumentSeen&, const documents::Unknown&) {}

void fill_traveller(DocumentSeen& seen, const documents::Traveller& traveller) {
    seen.person.surname = traveller.surname;
    for (const auto& name : traveller.given_names) {
        if (!seen.person.given_names.empty()) seen.person.given_names += ' ';
        seen.person.given_names += name;
    }
    if (traveller.flight) seen.flight = traveller.flight->carrier + traveller.flight->number;
    seen.connecting = traveller.itinerary == documents::Itinerary::Connecting;
}

} // namespace

DocumentSeen seen_document(const documents::Document& document) {
    DocumentSeen seen;
    std::visit([&seen](const auto& one) { fill(seen, one); }, document);
    if (const auto traveller = documents::traveller(document)) fill_traveller(seen, *traveller);
    return seen;
}

DocumentSeen seen_document(const core::Result<documents::Document>& recognised, core::BytesView payload) {
    DocumentSeen seen;
    if (recognised) seen = seen_document(*recognised);
    seen.broken |= !recognised;
    if (seen.slip) seen.paper.code = core::to_text(documents::without_transport(payload));
    return seen;
}

} // namespace accueil::journey

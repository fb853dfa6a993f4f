#include "kiosk/journey/seen_document.h"

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

void fill(DocumentSeen& seen, const documents::BoardingPass&) { seen.kind = DocumentKind::BoardingPass; }

void fill(DocumentSeen& seen, const documents::Mrz& zone) {
    const bool visa = zone.format == documents::MrzFormat::MrvA || zone.format == documents::MrzFormat::MrvB;
    seen.kind = visa ? DocumentKind::Visa : DocumentKind::Passport;
    seen.broken = is_misread(zone.checks);
}

void fill(DocumentSeen& seen, const documents::Seal& seal) {
    seen.kind = seal.document_type == "VISA" ? DocumentKind::Visa : DocumentKind::Seal;
    seen.broken = seal.signature_valid == false;
}

void fill(DocumentSeen& seen, const documents::VdsNc& seal) {
    seen.kind = DocumentKind::Seal;
    seen.broken = seal.signature_valid == false;
}

void fill(DocumentSeen& seen, const documents::Invitation& letter) {
    seen.kind = DocumentKind::Invitation;
    seen.broken = letter.signature_valid == false;
    if (!letter.language.empty()) seen.language = letter.language;
    if (!letter.region.empty()) seen.region = letter.region;
    if (letter.household_size > 0) seen.people = letter.household_size;
}

void fill(DocumentSeen& seen, const documents::Slip& slip) {
    seen.broken = slip.signature_valid == false;
    if (!seen.broken) seen.slip = slip.booking;
}

void fill(DocumentSeen& seen, const documents::StaffBadge& badge) {
    seen.broken = badge.signature_valid == false;
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

DocumentSeen seen_document(const core::Result<documents::Document>& recognised) {
    if (recognised) return seen_document(*recognised);
    DocumentSeen seen;
    seen.broken = true;
    return seen;
}

} // namespace accueil::journey

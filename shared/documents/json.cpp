#include "shared/documents/json.h"

#include <nlohmann/json.hpp>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/documents/text.h"

namespace accueil::documents {

namespace {

using json = nlohmann::ordered_json;

void put(json& object, const char* key, std::string_view text) {
    if (!text.empty()) object[key] = text;
}

template<std::size_t N>
void put(json& object, const char* key, const ShortText<N>& text) {
    if (is_ascii(text)) {
        put(object, key, text.view());
    } else {
        put(object, key, utf8_of_latin1(text));
    }
}

std::string iso(std::chrono::year_month_day day) {
    char text[16];
    const int size = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                                   static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return std::string(text, static_cast<std::size_t>(size));
}

void put(json& object, const char* key, const std::optional<std::chrono::year_month_day>& day) {
    if (day) object[key] = iso(*day);
}

void put_verdict(json& object, std::optional<bool> valid) {
    object["signature_valid"] = valid ? json(*valid) : json(nullptr);
}

json of(const Leg& leg) {
    json out = json::object();
    put(out, "pnr", leg.pnr);
    put(out, "from", leg.from);
    put(out, "to", leg.to);
    put(out, "carrier", leg.carrier);
    put(out, "flight_number", leg.flight_number);
    put(out, "date_julian", leg.date_julian);
    put(out, "flight_date", leg.flight_date);
    put(out, "cabin", leg.cabin);
    put(out, "seat", leg.seat);
    put(out, "sequence", leg.sequence);
    put(out, "status", leg.status);
    put(out, "airline_numeric", leg.airline_numeric);
    put(out, "document_number", leg.document_number);
    put(out, "selectee", leg.selectee);
    put(out, "intl_doc", leg.intl_doc);
    put(out, "marketing_carrier", leg.marketing_carrier);
    put(out, "ff_airline", leg.ff_airline);
    put(out, "ff_number", leg.ff_number);
    put(out, "id_ad", leg.id_ad);
    put(out, "free_baggage", leg.free_baggage);
    put(out, "fast_track", leg.fast_track);
    put(out, "airline_private", utf8_of_latin1(leg.airline_private));
    return out;
}

void fill(json& out, const BoardingPass& pass) {
    put(out, "format", pass.format);
    out["legs_count"] = pass.legs_count;
    put(out, "passenger_name", pass.passenger_name);
    put(out, "e_ticket", pass.e_ticket);
    put(out, "version", pass.version);
    put(out, "passenger_description", pass.passenger_description);
    put(out, "source_checkin", pass.source_checkin);
    put(out, "source_issuance", pass.source_issuance);
    put(out, "issue_date_raw", pass.issue_date_raw);
    put(out, "issue_date", pass.issue_date);
    put(out, "document_type", pass.document_type);
    put(out, "issuer", pass.issuer);
    for (const auto& tag : pass.bag_tags)
        if (!tag.empty()) out["bag_tags"].push_back(utf8_of_latin1(tag));
    if (pass.security) {
        auto& block = out["security"] = json::object();
        put(block, "type", pass.security->type);
        block["length"] = pass.security->length;
        put(block, "data", utf8_of_latin1(pass.security->data));
    }
    auto& legs = out["legs"] = json::array();
    for (const auto& leg : pass.legs) legs.push_back(of(leg));
}

void fill(json& out, const Mrz& zone) {
    out["format"] = name(zone.format);
    put(out, "document_code", zone.document_code);
    put(out, "issuing_state", zone.issuing_state);
    put(out, "document_number", zone.document_number);
    put(out, "surname", zone.surname);
    put(out, "given_names", zone.given_names);
    out["name_maybe_truncated"] = zone.name_maybe_truncated;
    put(out, "nationality", zone.nationality);
    put(out, "birth_date", zone.birth_date);
    out["birth_date_valid"] = zone.birth_date_valid;
    out["birth_date_partial"] = zone.birth_date_partial;
    put(out, "sex", zone.sex);
    put(out, "expiry_date", zone.expiry_date);
    out["expiry_date_valid"] = zone.expiry_date_valid;
    put(out, "optional", zone.optional);
    put(out, "optional1", zone.optional1);
    put(out, "optional2", zone.optional2);
    auto& checks = out["checks"];
    checks["document_number"] = zone.checks.document_number;
    checks["birth_date"] = zone.checks.birth_date;
    checks["expiry_date"] = zone.checks.expiry_date;
    if (zone.checks.optional) checks["optional"] = *zone.checks.optional;
    if (zone.checks.composite) checks["composite"] = *zone.checks.composite;
    out["all_checks_ok"] = zone.checks.all();
    out["repaired"] = zone.repaired;
}

void fill(json& out, const Seal& seal) {
    out["raw_version"] = seal.raw_version;
    put(out, "issuing_country", seal.issuing_country);
    put(out, "signer_id", seal.signer_id);
    put(out, "cert_ref", seal.cert_ref);
    put(out, "signer_cert_ref", seal.signer_cert_ref);
    put(out, "issuing_date", std::optional(seal.issuing_date));
    put(out, "signature_date", std::optional(seal.signature_date));
    out["feature_ref"] = seal.feature_ref;
    out["type_cat"] = seal.type_cat;
    put(out, "document_type", seal.document_type);
    auto& features = out["features"] = json::object();
    for (const auto& feature : seal.features) features[core::to_hex({&feature.tag, 1})] = core::to_hex(feature.value);
    if (!seal.mrz.empty()) out["mrz"] = seal.mrz;
    out["signed"] = seal.is_signed;
    put_verdict(out, seal.signature_valid);
}

void fill(json& out, const VdsNc& certificate) {
    put(out, "type", certificate.type);
    // A number in the code is a number here.
    if (const int version = number(certificate.version); version >= 0) {
        out["version"] = version;
    } else {
        put(out, "version", certificate.version);
    }
    put(out, "issuer", certificate.issuer);
    put(out, "id", certificate.id);
    put(out, "name", certificate.name);
    put(out, "dob", certificate.dob);
    put(out, "doc_number", certificate.doc_number);
    put_verdict(out, certificate.signature_valid);
}

void fill(json& out, const Invitation& invitation) {
    put(out, "person_reference", invitation.person_reference);
    put(out, "language", invitation.language);
    put(out, "region", invitation.region.value);
    if (invitation.household_size > 0) out["household_size"] = invitation.household_size;
    if (!invitation.needs.empty()) out["needs"] = invitation.needs;
    put(out, "surname", invitation.surname);
    put(out, "given_names", invitation.given_names);
    put(out, "signer", invitation.signer);
    put_verdict(out, invitation.signature_valid);
}

void fill(json& out, const Slip& slip) {
    put(out, "booking", slip.booking.value);
    put(out, "office", slip.office.value);
    out["start"] = core::to_rfc3339(slip.start);
    put(out, "terminal", slip.terminal.value);
    put(out, "signer", slip.signer);
    put_verdict(out, slip.signature_valid);
}

// A badge seen by a camera must not end up in a file.
void fill(json&, const StaffBadge&) {}

void fill(json& out, const Reference& reference) {
    put(out, "pattern", reference.pattern);
    put(out, "value", reference.value);
}

void fill(json&, const Unknown&) {}

} // namespace

std::string_view kind(const Document& document) {
    // In the order of the alternatives of Document.
    constexpr std::string_view names[] = {"boarding_pass", "mrz",         "seal",      "vds_nc", "invitation",
                                          "slip",          "staff_badge", "reference", "unknown"};
    static_assert(std::size(names) == std::variant_size_v<Document>);
    return names[document.index()];
}

json to_json(const Document& document) {
    json out{{"kind", kind(document)}};
    std::visit([&](const auto& one) { fill(out, one); }, document);
    return out;
}

json to_json(const core::Error& error) {
    return {{"error", {{"kind", core::name(error.kind)}, {"detail", error.detail}}}};
}

json to_json(const core::Result<Document>& result) { return result ? to_json(*result) : to_json(result.error()); }

} // namespace accueil::documents

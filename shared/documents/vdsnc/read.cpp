#include "shared/documents/vdsnc/read.h"

#include <nlohmann/json.hpp>

#include "shared/core/nesting.h"
#include "shared/documents/text.h"
#include "shared/documents/vdsnc/canonical.h"

namespace accueil::documents::vdsnc {

namespace {

using core::ErrorKind;
using core::fail;
using nlohmann::json;

// The member of that name; null when there is none or `value` is no object.
const json& member(const json& value, const char* name) {
    static const json none;
    if (!value.is_object()) return none;
    const auto found = value.find(name);
    return found == value.end() ? none : *found;
}

std::string text_of(const json& value) {
    if (value.is_string()) return std::string(trimmed(value.get_ref<const std::string&>()));
    return value.is_number() ? value.dump() : std::string();
}

// The first member that is there and not blank.
std::string first_of(const json& value, std::initializer_list<const char*> names) {
    for (const auto* name : names)
        if (auto text = text_of(member(value, name)); !text.empty()) return text;
    return {};
}

// The signer's certificate travels in the code; it counts when a trusted one is the same or has issued it. A code
// without one is checked against the trusted ones themselves.
std::optional<bool> verified(const json& whole, std::span<const Certificate> trust) {
    if (trust.empty()) return std::nullopt;
    const auto message = canonical(member(whole, "data"));
    const auto signature = core::from_base64(text_of(member(member(whole, "sig"), "sigvl")));
    if (!message || !signature) return false;
    const auto bytes = core::to_bytes(*message);
    const auto cer = text_of(member(member(whole, "sig"), "cer"));
    if (cer.empty()) {
        for (const auto& one : trust)
            if (one.verifies(bytes, *signature)) return true;
        return std::nullopt;
    }
    const auto der = core::from_base64(cer);
    const auto signer = der ? Certificate::from_der(*der) : fail(ErrorKind::InvalidInput, "");
    if (!signer) return false;
    for (const auto& one : trust)
        if (one.stands_behind(*signer)) return signer->verifies(bytes, *signature);
    return std::nullopt;
}

} // namespace

bool looks_like(std::string_view text) {
    return text.starts_with('{') && text.contains("\"data\"") && text.contains("\"hdr\"");
}

core::Result<VdsNc> read(std::string_view text, std::span<const Certificate> trust) {
    if (core::nests_deeper(text)) return fail(ErrorKind::InvalidInput, "vds-nc: nested too deep");
    const auto whole = json::parse(text, nullptr, false);
    if (whole.is_discarded()) return fail(ErrorKind::InvalidInput, "vds-nc: damaged JSON");
    const auto& header = member(member(whole, "data"), "hdr");
    const auto& message = member(member(whole, "data"), "msg");
    if (!header.is_object() || !message.is_object() || !member(whole, "sig").is_object())
        return fail(ErrorKind::InvalidInput, "vds-nc: a part is missing");
    const auto& person = member(message, "pid");
    VdsNc result;
    result.type = text_of(member(header, "t"));
    result.version = text_of(member(header, "v"));
    result.issuer = text_of(member(header, "is"));
    result.id = first_of(message, {"uvci", "utci", "id"});
    result.name = text_of(member(person, "n"));
    result.dob = text_of(member(person, "dob"));
    result.doc_number = first_of(person, {"dn", "i"}); // a test names it dn, a vaccination i
    result.signature_valid = verified(whole, trust);
    return result;
}

} // namespace accueil::documents::vdsnc

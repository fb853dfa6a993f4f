#include "deploy/provision/document/document_command.h"

#include <algorithm>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "shared/core/bytes.h"
#include "shared/documents/json.h"
#include "shared/documents/recognise.h"
#include "shared/wire/json_text.h"

namespace accueil::provision {

namespace {

using core::ErrorKind;
using core::fail;
using core::Result;
using nlohmann::json;

Result<core::Bytes> payload_of(const json& question) {
    if (const auto hex = question.find("payload_hex"); hex != question.end()) {
        if (!hex->is_string()) return fail(ErrorKind::InvalidInput, "payload_hex is no text");
        return core::from_hex(hex->get_ref<const std::string&>());
    }
    const auto text = question.find("payload");
    if (text == question.end() || !text->is_string())
        return fail(ErrorKind::InvalidInput, "no payload and no payload_hex");
    return core::to_bytes(text->get_ref<const std::string&>());
}

Result<core::Instant> instant_of(const json& question, const core::Clock& clock) {
    const auto at = question.find("at");
    if (at == question.end() || at->is_null()) return clock.now();
    if (!at->is_string()) return fail(ErrorKind::InvalidInput, "at is no text");
    return core::parse_rfc3339(at->get_ref<const std::string&>());
}

Result<std::vector<documents::Certificate>> trust_of(const json& question) {
    std::vector<documents::Certificate> certificates;
    const auto trust = question.find("trust");
    if (trust == question.end() || trust->is_null()) return certificates;
    if (!trust->is_array()) return fail(ErrorKind::InvalidInput, "trust is no list");
    for (const auto& one : *trust) {
        if (!one.is_string()) return fail(ErrorKind::InvalidInput, "trust holds something else than text");
        const auto der = core::from_base64(one.get_ref<const std::string&>());
        if (!der) return std::unexpected(der.error());
        auto certificate = documents::Certificate::from_der(*der);
        if (!certificate) return std::unexpected(certificate.error());
        certificates.push_back(std::move(*certificate));
    }
    return certificates;
}

Result<std::vector<documents::SignerKey>> signers_of(const json& question) {
    std::vector<documents::SignerKey> keys;
    const auto signers = question.find("signers");
    if (signers == question.end() || signers->is_null()) return keys;
    if (!signers->is_object()) return fail(ErrorKind::InvalidInput, "signers is no object");
    for (const auto& [id, value] : signers->items()) {
        documents::SignerKey key{id, {}};
        const auto bytes = core::from_base64(value.is_string() ? value.get<std::string>() : std::string());
        if (!bytes || bytes->size() != key.key.size())
            return fail(ErrorKind::InvalidInput, "signers holds something else than Ed25519 keys");
        std::ranges::copy(*bytes, key.key.begin());
        keys.push_back(std::move(key));
    }
    return keys;
}

Result<documents::Document> answer(const std::string& line, const core::Clock& clock) {
    const auto parsed = wire::parse(line);
    if (!parsed || !parsed->is_object()) return fail(ErrorKind::InvalidInput, "the line is no JSON object");
    const auto& question = *parsed;
    const auto payload = payload_of(question);
    if (!payload) return std::unexpected(payload.error());
    const auto at = instant_of(question, clock);
    if (!at) return std::unexpected(at.error());
    const auto trust = trust_of(question);
    if (!trust) return std::unexpected(trust.error());
    const auto signers = signers_of(question);
    if (!signers) return std::unexpected(signers.error());
    documents::RecogniseContext context(*at);
    context.trust = *trust;
    context.signers = *signers;
    return documents::recognise(*payload, context);
}

} // namespace

int document_parse(std::istream& in, std::ostream& out, const core::Clock& clock) {
    std::string line;
    while (std::getline(in, line)) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        // Bytes of a foreign code that are no UTF-8 are shown as the replacement character.
        out << documents::to_json(answer(line, clock)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
            << '\n';
    }
    out.flush();
    return out.good() && in.eof() ? 0 : 1;
}

} // namespace accueil::provision

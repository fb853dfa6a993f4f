#include "shared/documents/code/envelope.h"

#include <sodium.h>

#include "shared/documents/code/base32.h"
#include "shared/documents/text.h"

namespace accueil::documents::code {

namespace {

using core::ErrorKind;
using core::fail;

constexpr std::uint8_t signer_tag = 0x01;
constexpr std::size_t signature_size = crypto_sign_BYTES;
constexpr std::size_t longest_text = 4096;

core::Bytes signed_bytes(core::BytesView body) {
    core::Bytes bytes(prefix.begin(), prefix.end());
    bytes.insert(bytes.end(), body.begin(), body.end());
    return bytes;
}

core::Result<void> append(core::Bytes& body, std::uint8_t tag, core::BytesView value) {
    if (value.size() > 255) return fail(ErrorKind::InvalidInput, "code: an item is too long");
    body.push_back(tag);
    body.push_back(static_cast<std::uint8_t>(value.size()));
    body.insert(body.end(), value.begin(), value.end());
    return {};
}

core::Result<void> read_items(core::BytesView bytes, Envelope& envelope) {
    while (!bytes.empty()) {
        if (bytes.size() < 2 || bytes.size() - 2 < bytes[1])
            return fail(ErrorKind::InvalidInput, "code: an item is cut");
        const auto value = bytes.subspan(2, bytes[1]);
        if (bytes[0] == signer_tag) {
            envelope.signer = core::to_text(value);
        } else {
            envelope.items.push_back({bytes[0], core::Bytes(value.begin(), value.end())});
        }
        bytes = bytes.subspan(2 + value.size());
    }
    return {};
}

std::optional<bool> verified(core::BytesView body, core::BytesView signature, const std::string& signer,
                             std::span<const SignerKey> signers) {
    std::optional<bool> result;
    const auto message = signed_bytes(body);
    for (const auto& one : signers) {
        if (one.id != signer) continue;
        if (crypto_sign_verify_detached(signature.data(), message.data(), message.size(), one.key.data()) == 0)
            return true;
        result = false;
    }
    return result;
}

} // namespace

SigningKey SigningKey::from_seed(std::string id, std::span<const std::uint8_t, 32> seed) {
    SigningKey key{std::move(id), {}};
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> ignored{};
    crypto_sign_seed_keypair(ignored.data(), key.secret.data(), seed.data());
    return key;
}

SignerKey SigningKey::public_key() const {
    SignerKey key{id, {}};
    crypto_sign_ed25519_sk_to_pk(key.key.data(), secret.data());
    return key;
}

const core::Bytes* Envelope::find(std::uint8_t tag) const {
    for (const auto& item : items)
        if (item.tag == tag) return &item.value;
    return nullptr;
}

std::string Envelope::text(std::uint8_t tag) const {
    const auto* value = find(tag);
    return value ? core::to_text(*value) : std::string();
}

core::Result<std::string> seal(char kind, std::vector<Item> items, const SigningKey& key) {
    core::Bytes body{static_cast<std::uint8_t>(kind)};
    for (const auto& item : items)
        if (const auto done = append(body, item.tag, item.value); !done) return std::unexpected(done.error());
    if (const auto done = append(body, signer_tag, core::to_bytes(key.id)); !done) return std::unexpected(done.error());
    const auto message = signed_bytes(body);
    std::array<std::uint8_t, signature_size> signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), key.secret.data());
    body.insert(body.end(), signature.begin(), signature.end());
    return std::string(prefix) + to_base32(body);
}

bool looks_like(std::string_view text) {
    return text.size() > prefix.size() && (text[0] == 'A' || text[0] == 'a') && (text[1] == 'Q' || text[1] == 'q') &&
           text.substr(2, 2) == prefix.substr(2);
}

core::Result<Envelope> open(std::string_view text, std::span<const SignerKey> signers) {
    text = trimmed(text);
    if (!looks_like(text) || text.size() > longest_text) return fail(ErrorKind::InvalidInput, "code: none of ours");
    const auto bytes = from_base32(text.substr(prefix.size()));
    if (!bytes) return fail(ErrorKind::InvalidInput, "code: " + bytes.error().detail);
    if (bytes->size() < 1 + signature_size) return fail(ErrorKind::InvalidInput, "code: it is cut");
    const auto body = core::BytesView(*bytes).first(bytes->size() - signature_size);
    Envelope envelope;
    envelope.kind = static_cast<char>(body[0]);
    if (const auto done = read_items(body.subspan(1), envelope); !done) return std::unexpected(done.error());
    envelope.signature_valid = verified(body, core::BytesView(*bytes).last(signature_size), envelope.signer, signers);
    return envelope;
}

} // namespace accueil::documents::code

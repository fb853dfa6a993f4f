// What all our own codes have in common. The text is
//
//     "AQ1:" base32( kind, items …, signature )
//
// kind: one byte, a letter. Item: tag, length, value, one byte each for the first two. Signature: 64 bytes, Ed25519
// over "AQ1:", kind and items. Tag 01 names the signer. Readers skip tags that they don't know, so a later version can
// add some. Everything stays within the alphanumeric mode of QR, so a slip's code is small enough for a thermal
// printer.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/bytes.h"
#include "shared/documents/trust.h"

namespace accueil::documents::code {

constexpr std::string_view prefix = "AQ1:";

// Ed25519, in libsodium's form: seed, then public key. The caller keeps it safe and wipes it.
struct SigningKey {
    std::string id;
    std::array<std::uint8_t, 64> secret{};

    [[nodiscard]] static SigningKey from_seed(std::string id, std::span<const std::uint8_t, 32> seed);
    [[nodiscard]] SignerKey public_key() const;
};

struct Item {
    std::uint8_t tag = 0;
    core::Bytes value;
};

struct Envelope {
    char kind = 0;
    std::vector<Item> items;
    std::string signer;
    std::optional<bool> signature_valid; // none when the signer is not among the keys

    // The first item of that tag.
    [[nodiscard]] const core::Bytes* find(std::uint8_t tag) const;
    [[nodiscard]] std::string text(std::uint8_t tag) const;
};

// Adds the signer and signs. Error: InvalidInput when an item is longer than 255 bytes.
[[nodiscard]] core::Result<std::string> seal(char kind, std::vector<Item> items, const SigningKey& key);

[[nodiscard]] bool looks_like(std::string_view text);

// Either case. A wrong signature is told in the value. Error: InvalidInput when the text is damaged.
[[nodiscard]] core::Result<Envelope> open(std::string_view text, std::span<const SignerKey> signers);

} // namespace accueil::documents::code

// Who a terminal is: its TLS key and certificate, and the key that signs its slips.
//
// PEM in and out. Keys are made on the terminal and never leave it. Errors: InvalidInput for PEM that does not read,
// Internal when OpenSSL fails.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"

namespace accueil::security {

// P-256, PKCS #8. Its randomness is OpenSSL's own.
[[nodiscard]] core::Result<std::string> make_tls_key();

// PKCS #10 over the key; the scheduler gives the certificate its own subject.
[[nodiscard]] core::Result<std::string> make_signing_request(const std::string& key_pem,
                                                             const std::string& common_name);

struct CertificateFacts {
    std::string common_name;
    core::Instant not_before;
    core::Instant not_after;
};
// Of the first certificate in the PEM.
[[nodiscard]] core::Result<CertificateFacts> certificate_facts(const std::string& pem);
// Whether the certificate was made for this key.
[[nodiscard]] core::Result<void> check_pair(const std::string& key_pem, const std::string& certificate_pem);

// Ed25519 (RFC 8032): slips of a terminal, letters of the scheduler.
struct SignaturePair {
    core::Bytes public_key; // 32 bytes
    core::Bytes secret_key; // 64 bytes: seed and public key
};
[[nodiscard]] SignaturePair make_signature_pair(core::Random& random);
[[nodiscard]] core::Result<SignaturePair> signature_pair_from_seed(core::BytesView seed);         // 32 bytes
[[nodiscard]] core::Result<core::Bytes> sign(core::BytesView message, const SignaturePair& pair); // 64 bytes
[[nodiscard]] bool signature_matches(core::BytesView message, core::BytesView signature, core::BytesView public_key);

} // namespace accueil::security

// The terminal's half of X.509: its key, the request for a certificate, and what a certificate says.
// Keys are P-256 (FIPS 186-5), requests PKCS #10 (RFC 2986). Thread-safe. Errors: InvalidInput for PEM that is none,
// Internal when OpenSSL refuses what should work. No error holds key material.
#pragma once

#include <string>

#include "shared/core/clock.h"
#include "shared/core/error.h"

namespace accueil::provision {

struct Application {
    std::string key_pem; // PKCS #8, secret
    std::string csr_pem; // CN is `common_name`: for the operator's eyes, the scheduler decides the name
};
[[nodiscard]] core::Result<Application> make_application(const std::string& common_name);

struct CertificateFacts {
    std::string common_name;
    core::Instant not_before;
    core::Instant not_after;
};
[[nodiscard]] core::Result<CertificateFacts> facts_of(const std::string& certificate_pem);

// Whether the certificate holds the public half of the key. InvalidInput when one of them can't be read.
[[nodiscard]] core::Result<bool> belong_together(const std::string& certificate_pem, const std::string& key_pem);

} // namespace accueil::provision

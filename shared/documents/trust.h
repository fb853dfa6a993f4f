// Whose signatures count: certificates of those who seal documents, public keys of those who sign our own codes.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "shared/core/bytes.h"
#include "shared/core/error.h"

struct x509_st;

namespace accueil::documents {

// An X.509 certificate with what seals look it up by. Copies share the immutable certificate; safe across threads.
class Certificate {
  public:
    // Error: InvalidInput when the bytes are no DER certificate.
    [[nodiscard]] static core::Result<Certificate> from_der(core::BytesView der);

    // Country and common name of the subject, then the serial number in hexadecimal without leading zeros, in capitals:
    // "DETS32" (Doc 9303-13 section 2.3).
    [[nodiscard]] const std::string& signer_cert_ref() const { return signer_cert_ref_; }
    // Capitals. BSI TR-03171 names certificates by it.
    [[nodiscard]] const std::string& sha1_hex() const { return sha1_hex_; }
    [[nodiscard]] x509_st* x509() const { return x509_.get(); }

    // ECDSA over `message`, the hash chosen by the size of the curve (Doc 9303-13 section 2.5.1), the signature as
    // plain r‖s. False also when the key is of another sort.
    [[nodiscard]] bool verifies(core::BytesView message, core::BytesView signature) const;
    // Whether this certificate is the same as `other`, or has issued it.
    [[nodiscard]] bool stands_behind(const Certificate& other) const;

  private:
    std::shared_ptr<x509_st> x509_;
    std::string signer_cert_ref_, sha1_hex_;
};

// Ed25519.
struct SignerKey {
    std::string id;
    std::array<std::uint8_t, 32> key{};
};

} // namespace accueil::documents

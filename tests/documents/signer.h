// Signs seals and certificates with a key made up for the test, so that verification is tested against real
// signatures and no foreign key or person is in the tree.
#pragma once

#include <memory>
#include <string>

#include "shared/core/bytes.h"
#include "shared/documents/trust.h"

struct evp_pkey_st;

namespace accueil::test {

class Signer {
  public:
    // An elliptic curve by its OpenSSL name, and the subject of a self-signed certificate.
    Signer(const char* curve, const char* country, const char* common_name, long serial);
    // As above, but issued by another.
    Signer(const char* curve, const char* country, const char* common_name, long serial, const Signer& issuer);

    [[nodiscard]] const core::Bytes& der() const { return der_; }
    [[nodiscard]] documents::Certificate certificate() const;
    // Plain r‖s.
    [[nodiscard]] core::Bytes sign(core::BytesView message) const;

  private:
    void issue(const char* country, const char* common_name, long serial, const Signer& issuer);

    std::shared_ptr<evp_pkey_st> key_;
    std::string country_, common_name_;
    core::Bytes der_;
};

} // namespace accueil::test

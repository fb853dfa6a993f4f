// X.509 by OpenSSL: the small certificate authority of an instance, and what it signs.
//
// Keys are P-256. A client's certificate names the terminal or operator in CN and the role in OU; nothing of what the
// applicant wrote into the request but its public key is taken over. Errors: InvalidInput for foreign PEM that can't be
// read or whose signature is wrong, Internal when OpenSSL refuses what should work.
// Calls are independent and thread-safe.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/error.h"

namespace accueil::scheduler {

enum class Role { Terminal, Operator };
[[nodiscard]] std::string_view name(Role role);

struct KeyPair {
    std::string private_pem; // PKCS #8
    std::string certificate_pem;
};

struct SignedCertificate {
    std::string pem;
    std::string serial; // lower-case hex, as ClientIdentity::serial
    core::Instant not_after;
};

// Whom a verified client certificate names.
struct ClientIdentity {
    std::string name; // CN
    Role role = Role::Terminal;
    std::string serial;
};

[[nodiscard]] core::Result<KeyPair> make_authority(const std::string& common_name, core::Instant now,
                                                   std::chrono::days validity);

// A certificate for the server itself; names are DNS names or IP addresses, the first becomes CN.
[[nodiscard]] core::Result<KeyPair> make_server_certificate(const KeyPair& authority,
                                                            const std::vector<std::string>& names, core::Instant now,
                                                            std::chrono::days validity);

// The names and addresses that a server's certificate stands for. Error: InvalidInput.
[[nodiscard]] core::Result<std::vector<std::string>> server_names(const std::string& certificate_pem);

// Checks that the request is signed by its own key and that the key is P-256, then signs it for `name`.
[[nodiscard]] core::Result<SignedCertificate> sign_request(const KeyPair& authority, const std::string& csr_pem,
                                                           const std::string& name, Role role, core::Instant now,
                                                           std::chrono::days validity);

// Key and request in one: for operators, whose key is made on the scheduler's machine and handed over.
struct ClientBundle {
    std::string private_pem;
    SignedCertificate certificate;
};
[[nodiscard]] core::Result<ClientBundle> make_client(const KeyPair& authority, const std::string& name, Role role,
                                                     core::Instant now, std::chrono::days validity);

// The identity in a certificate that the TLS layer has already verified. Error: Refused without CN or known OU.
[[nodiscard]] core::Result<ClientIdentity> identity_of(const std::string& certificate_pem);

} // namespace accueil::scheduler

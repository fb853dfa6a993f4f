// How a machine becomes a terminal: a one-time token from the operator, a certificate request, a certificate.
#pragma once

#include <string>

#include "deploy/scheduler/domain/answer.h"
#include "deploy/scheduler/domain/certificates.h"
#include "deploy/scheduler/domain/world.h"
#include "shared/security/identity.h"
#include "shared/security/sealing.h"
#include "shared/wire/messages.h"

namespace accueil::scheduler {

// The secrets of an instance. The simulation makes its own.
struct Keys {
    KeyPair client_authority;         // signs the certificates of terminals and operators
    std::string server_authority_pem; // what terminals verify us with
    security::SealingPair sealing;    // payloads are sealed for it
    security::SignaturePair signing;  // letters are signed with it
};

struct Token {
    std::string text; // 160 bits, base32, in groups: read aloud over the telephone
    core::Instant expires;
};

class Enrolment {
  public:
    Enrolment(World& world, const Keys& keys) : world_(world), keys_(keys) {}

    // Only the token's hash is kept. Desk: "international" or "domestic".
    Token make_token(const core::TerminalId& terminal, const std::string& desk);

    // A machine that did not hear the answer may ask again with the same token and slip key, and gets the same epoch.
    // Problems: token-refused (401), terminal-holds-grants (409: needs the operator's fence first, rule 7).
    [[nodiscard]] Answer<wire::EnrolmentReply> enrol(const wire::EnrolmentRequest& request);
    [[nodiscard]] Answer<wire::RenewalReply> renew(const core::TerminalId& terminal,
                                                   const wire::RenewalRequest& request);

  private:
    [[nodiscard]] wire::EnrolmentReply reply_for(const core::TerminalId& id, const std::string& certificate_pem);
    [[nodiscard]] Answer<SignedCertificate> certify(const core::TerminalId& terminal, const std::string& csr_pem);

    World& world_;
    const Keys& keys_;
};

} // namespace accueil::scheduler

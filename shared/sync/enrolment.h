// How a machine becomes a terminal, and how its certificate is renewed. Used by accueilctl and by the agent.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/random.h"
#include "shared/security/identity.h"
#include "shared/store/store.h"
#include "shared/sync/identity_files.h"
#include "shared/sync/transport.h"

namespace accueil::sync {

// Makes the keys, sends the one-time token and the signing request, writes the identity files and tells the store.
// `transport` has no client certificate yet; `machine` is the host name. Safe to start again after a failure with the
// same files: the same keys are used, and the scheduler knows the token by them.
// Refused when the token is unknown, used or too old; Conflict when the terminal has open grants and needs a fence
// first.
[[nodiscard]] core::Result<store::Enrolment> enrol(Transport& transport, std::string_view token,
                                                   const std::string& machine, const IdentityFiles& files,
                                                   store::Store& store, core::Random& random);

// A new key and certificate in place of the present ones, at once or not at all.
[[nodiscard]] core::Result<void> renew(Transport& transport, const IdentityFiles& files);

// When it should be renewed: a third of its life is over.
[[nodiscard]] core::Instant renewal_due(const security::CertificateFacts& facts);

// Signs the terminal's slips. Configuration before the enrolment.
[[nodiscard]] core::Result<security::SignaturePair> slip_key(const IdentityFiles& files);

} // namespace accueil::sync

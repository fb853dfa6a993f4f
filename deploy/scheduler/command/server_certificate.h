// What the server shows to terminals and operators: made by `init`, and anew by `accueil-scheduler server-certificate`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "deploy/scheduler/domain/certificates.h"
#include "shared/configuration/scheduler.h"

namespace accueil::scheduler {

inline constexpr std::chrono::days server_validity{365};

// A new key and certificate, by the same authority and for the same names unless others are given, in the files of the
// configuration; terminals notice nothing. The server reads them when it starts. NotFound when the key of the authority
// does not lie beside its certificate (ca.pem, ca.key).
[[nodiscard]] core::Result<void> renew_server_certificate(const configuration::ServerIdentity& files,
                                                          std::vector<std::string> names, core::Instant now);

// Days that the server's certificate has left when they are few; nothing when all is well. A certificate that can't be
// read has none left.
[[nodiscard]] std::optional<int> certificate_runs_out(const configuration::ServerIdentity& files, core::Instant now);

} // namespace accueil::scheduler

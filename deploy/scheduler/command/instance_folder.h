// `accueil-scheduler init`: a fresh instance in a folder of its own.
//
//   scheduler.toml                         the configuration, with paths relative to the folder
//   ca.pem ca.key                          the authority of the server; terminals get ca.pem
//   server.pem server.key                  what the server shows
//   client-ca.pem client-ca.key            the authority of terminals and operators
//   operator.pem operator.key              a first operator's client certificate
//   sealing.key signing.key scheduler.sqlite marker offices.toml
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/core/random.h"

namespace accueil::scheduler {

struct InstanceOptions {
    std::filesystem::path folder;
    std::vector<std::string> names; // DNS names and addresses of the server beside localhost, 127.0.0.1 and ::1
    bool demo = false;              // the offices and the staff of the demonstration
};

// Refused when there is an instance in the folder already.
[[nodiscard]] core::Result<void> make_instance(const InstanceOptions& options, const core::Clock& clock,
                                               core::Random& random);

} // namespace accueil::scheduler

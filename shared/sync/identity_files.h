// The files that make a machine this terminal, in one directory that only the service user can read.
#pragma once

#include <string>

namespace accueil::sync {

struct IdentityFiles {
    std::string directory;

    [[nodiscard]] std::string identity() const { return directory + "/terminal.pem"; } // TLS key and certificate
    [[nodiscard]] std::string authority() const { return directory + "/ca.pem"; }
    [[nodiscard]] std::string slip_key() const { return directory + "/slip.key"; }     // Ed25519 seed, signs slips
    [[nodiscard]] std::string device_key() const { return directory + "/device.key"; } // boxes personal rows
};

} // namespace accueil::sync

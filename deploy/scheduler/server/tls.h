// The TLS side of the server: 1.3 only, client certificates asked for but not required at the handshake.
//
// One port serves both a machine that has no certificate yet (enrolment, health) and all others, so the handshake
// lets a client without certificate in and each route decides. A certificate that is shown must verify.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <filesystem>
#include <optional>

#include "deploy/scheduler/domain/certificates.h"
#include "shared/core/error.h"

namespace accueil::scheduler::server {

struct TlsFiles {
    std::filesystem::path certificate; // of the server, with its chain
    std::filesystem::path key;
    std::filesystem::path client_authority;
};

// Error: Configuration naming the file that can't be used.
[[nodiscard]] core::Result<boost::asio::ssl::context> make_tls_context(const TlsFiles& files);

// The identity in the certificate that the peer of this connection has proved to hold; none when it showed none.
[[nodiscard]] std::optional<ClientIdentity> peer_identity(SSL* connection);

} // namespace accueil::scheduler::server

// HTTPS by libcurl: TLS 1.3 at least, the scheduler checked against our own authority and no other, ourselves by client
// certificate. Connections are kept open between calls; bodies above 1 KiB go gzipped.
#pragma once

#include "shared/sync/transport.h"

namespace accueil::sync {

struct Endpoint {
    std::string url;           // "https://scheduler.example:8443", without a path
    std::string ca_file;       // PEM: the only authority that is believed
    std::string identity_file; // PEM: our key and certificate, in one file; empty = none (enrolment)
    std::chrono::milliseconds connect_timeout{5000};
};

// Configuration unless the URL is an https one and the files can be read. Reads the identity file again at each new
// connection, so a renewed certificate is used from then on.
[[nodiscard]] core::Result<std::unique_ptr<Transport>> make_curl_transport(const Endpoint& endpoint);

} // namespace accueil::sync

// One HTTPS request of IT staff's tool: TLS 1.3 only, the server checked against a given authority and nothing else.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "shared/core/clock.h"
#include "shared/core/error.h"

namespace accueil::provision {

struct ClientFiles {
    std::filesystem::path certificate, key;
};

struct HttpsRequest {
    std::string url;
    std::filesystem::path ca;
    std::optional<ClientFiles> client; // without: an anonymous client, as at enrolment
    std::optional<std::string> json;   // POST; without: GET
    std::chrono::milliseconds limit{15'000};
};

struct HttpsReply {
    int status;
    std::string body;                  // at most 1 MiB
    std::optional<core::Instant> date; // the server's clock, to the second
};

// Blocks up to `limit`. Any status is a reply. Errors: Unavailable (network), Timeout, Refused (TLS: a certificate is
// not trusted, or ours was turned down), Configuration (a file is missing), Full (a reply above 1 MiB).
[[nodiscard]] core::Result<HttpsReply> https(const HttpsRequest& request);

} // namespace accueil::provision

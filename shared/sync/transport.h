// One HTTPS call to the scheduler. The only way to the network; replaced by a simulated one in tests.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "shared/core/error.h"

namespace accueil::sync {

enum class Method : std::uint8_t { Get, Post, Put, Delete };

struct HttpRequest {
    Method method = Method::Get;
    std::string path; // "/v1/sync", with its query
    std::string body; // JSON; empty = none
    std::chrono::milliseconds timeout{15000};
    std::size_t most_bytes = 8 << 20; // of the answer, after decompression
};

struct HttpResponse {
    int status = 0;
    std::string body;
    std::optional<std::chrono::seconds> retry_after;
};

// An answer of any status is a response; an error is: Unavailable (no connection, cut), Timeout, Configuration (the TLS
// identities do not match), InvalidInput (answer larger than the bound).
// Not thread-safe: one transport for each thread.
class Transport {
  public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual core::Result<HttpResponse> send(const HttpRequest& request) = 0;
};

} // namespace accueil::sync

// What a response other than 2xx means. Private to this folder.
#pragma once

#include <string_view>

#include "shared/sync/transport.h"
#include "shared/wire/json.h"

namespace accueil::sync {

// The problem of a refused call; one is made up from the status when the body is not one (a proxy in between).
[[nodiscard]] wire::Problem problem_of(const HttpResponse& response);
[[nodiscard]] core::Error error_of(const HttpResponse& response);

[[nodiscard]] inline bool is_success(int status) { return status >= 200 && status < 300; }

// Sends and reads the answer of a call that is expected to succeed.
[[nodiscard]] core::Result<HttpResponse> call(Transport& transport, const HttpRequest& request);
template<class Reply>
[[nodiscard]] core::Result<Reply> call_for(Transport& transport, const HttpRequest& request) {
    auto response = call(transport, request);
    if (!response) return std::unexpected(std::move(response.error()));
    return wire::read<Reply>(response->body);
}

} // namespace accueil::sync

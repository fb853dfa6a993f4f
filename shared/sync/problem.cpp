#include "shared/sync/problem.h"

namespace accueil::sync {

wire::Problem problem_of(const HttpResponse& response) {
    auto problem = wire::read<wire::Problem>(response.body);
    if (problem) return std::move(*problem);
    return {.type = "http-" + std::to_string(response.status),
            .detail = {},
            .status = response.status,
            .generation = {},
            .epoch = {}};
}

core::Error error_of(const HttpResponse& response) {
    const auto problem = problem_of(response);
    auto kind = core::ErrorKind::Refused;
    if (response.status == 404 || response.status == 410)
        kind = core::ErrorKind::NotFound;
    else if (response.status == 409 || response.status == 422)
        kind = core::ErrorKind::Conflict;
    else if (response.status == 400)
        kind = core::ErrorKind::InvalidInput;
    else if (response.status == 408 || response.status == 429 || response.status >= 500)
        kind = core::ErrorKind::Unavailable;
    return {kind, problem.type + (problem.detail.empty() ? "" : ": " + problem.detail)};
}

core::Result<HttpResponse> call(Transport& transport, const HttpRequest& request) {
    auto response = transport.send(request);
    if (!response) return response;
    if (!is_success(response->status)) return std::unexpected(error_of(*response));
    return response;
}

} // namespace accueil::sync

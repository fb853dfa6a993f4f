#include "deploy/scheduler/server/problem.h"

#include "shared/core/log.h"
#include "shared/wire/json.h"

namespace accueil::scheduler::server {

namespace {

constexpr std::chrono::seconds retry_after_recovering{5};

int status_of(core::ErrorKind kind) {
    switch (kind) {
    case core::ErrorKind::InvalidInput: return 400;
    case core::ErrorKind::NotFound: return 404;
    case core::ErrorKind::Conflict: return 409;
    case core::ErrorKind::Refused: return 403;
    case core::ErrorKind::Unavailable: return 503;
    case core::ErrorKind::Timeout: return 504;
    case core::ErrorKind::Full: return 507;
    case core::ErrorKind::Corrupt: return 500;
    case core::ErrorKind::Configuration: return 500;
    case core::ErrorKind::Unsupported: return 501;
    case core::ErrorKind::Internal: return 500;
    }
    return 500;
}

} // namespace

Response problem(const wire::Problem& problem) {
    Response response{problem.status, "application/problem+json", wire::write(problem), std::nullopt, {}};
    if (problem.status == 503) response.retry_after = retry_after_recovering;
    return response;
}

Response problem(int status, std::string type, std::string detail) {
    return problem(wire::Problem{std::move(type), std::move(detail), status, {}, {}});
}

Response problem(const core::Error& error) {
    const int status = status_of(error.kind);
    if (status < 500) return problem(status, std::string(name(error.kind)), error.detail);
    core::log::error("scheduler.failed", {{"error", error}});
    return problem(status, std::string(name(error.kind)), "the scheduler could not do this now");
}

} // namespace accueil::scheduler::server

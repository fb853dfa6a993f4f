// Problem details (RFC 9457) as answers.
#pragma once

#include <string>

#include "deploy/scheduler/server/message.h"
#include "shared/core/error.h"
#include "shared/wire/messages.h"

namespace accueil::scheduler::server {

[[nodiscard]] Response problem(int status, std::string type, std::string detail);

// 503 answers carry Retry-After.
[[nodiscard]] Response problem(const wire::Problem& problem);

// An error of our own: the kind decides the status; the detail of an internal one stays in the log.
[[nodiscard]] Response problem(const core::Error& error);

} // namespace accueil::scheduler::server

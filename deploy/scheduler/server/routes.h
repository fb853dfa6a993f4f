// Which call of the protocol is answered by what. openapi.yaml beside this folder describes the same for others.
#pragma once

#include "deploy/scheduler/server/message.h"
#include "deploy/scheduler/server/writer.h"

namespace accueil::scheduler::server {

// The writer outlives the handler.
[[nodiscard]] Handler make_routes(Writer& writer);

} // namespace accueil::scheduler::server

#include "deploy/scheduler/server/call.h"

namespace accueil::scheduler::server {

bool route_administration(const Call&) { return false; }

} // namespace accueil::scheduler::server

#include "deploy/scheduler/domain/health.h"

#include <nlohmann/json.hpp>

namespace accueil::scheduler {

std::string health_json(const wire::Health& health) {
    return nlohmann::json{{"version", health.version},
                          {"clock_trusted", health.clock_trusted},
                          {"outbox_depth", health.outbox_depth},
                          {"dead_letters", health.dead_letters},
                          {"printer", health.printer},
                          {"camera", health.camera},
                          {"disk_free_mib", health.disk_free_mib}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace accueil::scheduler

// `accueil-scheduler import`: the copy that a terminal kept of its outbox on a second medium, when the terminal is
// lost.
#pragma once

#include <filesystem>
#include <string>

#include "deploy/scheduler/command/service.h"

namespace accueil::scheduler {

// What became of the bookings, for a person to read. Beside a running server if need be; may be repeated. Errors:
// InvalidInput when the file is no such copy, Refused when the terminal is not known.
[[nodiscard]] core::Result<std::string> import_outbox(Service& service, const std::filesystem::path& file,
                                                      const std::string& reason);

} // namespace accueil::scheduler

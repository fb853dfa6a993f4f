// What a terminal says of itself, as it is kept and shown to operators.
#pragma once

#include <string>

#include "shared/wire/messages.h"

namespace accueil::scheduler {

[[nodiscard]] std::string health_json(const wire::Health& health);

} // namespace accueil::scheduler

// The counter outside of the disk, as accueilctl sets it up and looks at it.
#pragma once

#include <optional>
#include <string>

#include "deploy/provision/checks.h"
#include "deploy/provision/console.h"
#include "shared/configuration/terminal.h"

namespace accueil::provision {

// Sets it up where the machine can have one and says on the console what came of it, in French. A terminal without one
// works as well: it is no failure of the enrolment.
void set_up_counter(const configuration::TerminalConfiguration& terminal, Console& console);

[[nodiscard]] core::Result<std::uint64_t> read_counter(const configuration::TerminalConfiguration& terminal);

} // namespace accueil::provision

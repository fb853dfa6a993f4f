// This terminal as accueilctl finds it: the configuration, and the store it points to.
#pragma once

#include <memory>

#include "deploy/provision/console.h"
#include "shared/configuration/terminal.h"
#include "shared/store/store.h"
#include "shared/sync/identity_files.h"

namespace accueil::provision {

// The configuration; the process goes on as the owner of the terminal's folders. Errors: Configuration, Refused.
[[nodiscard]] core::Result<configuration::TerminalConfiguration> take_up(const Console& console);

[[nodiscard]] sync::IdentityFiles identity_files(const configuration::TerminalConfiguration& terminal);

// To write. Makes the folder, the device key and the file when they are not there.
[[nodiscard]] core::Result<std::unique_ptr<store::Store>>
open_store(const configuration::TerminalConfiguration& terminal, Console& console);
// To look at. NotFound when the terminal was never enrolled.
[[nodiscard]] core::Result<std::unique_ptr<store::Store>>
look_into_store(const configuration::TerminalConfiguration& terminal, Console& console);

} // namespace accueil::provision

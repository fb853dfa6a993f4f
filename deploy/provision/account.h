// Root runs accueilctl, but what it makes must belong to the kiosk.
#pragma once

#include <filesystem>

#include "shared/core/error.h"

namespace accueil::provision {

// As root: becomes, for the rest of the process, the user who owns `place` or the nearest folder above it that is
// there, with the groups that the kiosk has for its devices. Otherwise, and when root owns it, does nothing. Even
// reading as root would leave files of the database behind that the kiosk can't open. Error: Refused.
[[nodiscard]] core::Result<void> become_owner_of(const std::filesystem::path& place);

} // namespace accueil::provision

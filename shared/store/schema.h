// The tables of the terminal, as numbered migrations. A step that was once released is never changed.
#pragma once

#include <span>

#include "shared/sqlite/migration.h"

namespace accueil::store {

inline constexpr std::int32_t application_id = 0x41434342; // "ACCB"

[[nodiscard]] std::span<const sqlite::Migration> migrations();

} // namespace accueil::store

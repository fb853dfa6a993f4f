// Seal bytes → Seal, its signature checked.
#pragma once

#include <optional>
#include <span>

#include "shared/core/bytes.h"
#include "shared/documents/mrz/mrz.h"
#include "shared/documents/seal/seal.h"
#include "shared/documents/trust.h"

namespace accueil::documents::seal {

// A wrong signature is told in the value. Errors: InvalidInput when header, dates or features are damaged; Unsupported
// for another version of the format.
[[nodiscard]] core::Result<Seal> read(core::BytesView bytes, std::span<const Certificate> trust);

// The zone that the seal holds. A visa's lacks its optional data, which is taken for empty.
[[nodiscard]] std::optional<Mrz> zone_of(const Seal& seal);

} // namespace accueil::documents::seal

// Base 32 (RFC 4648 section 6) without padding: its letters are those of a QR code's compact alphanumeric mode.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/bytes.h"

namespace accueil::documents::code {

[[nodiscard]] std::string to_base32(core::BytesView bytes);

// Either case. Error: InvalidInput for other characters, an impossible length or bits left over that are not zero.
[[nodiscard]] core::Result<core::Bytes> from_base32(std::string_view text);

} // namespace accueil::documents::code

// Bytes and their usual spellings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/error.h"

namespace accueil::core {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

[[nodiscard]] Bytes to_bytes(std::string_view text);
[[nodiscard]] std::string to_text(BytesView bytes);

[[nodiscard]] std::string to_hex(BytesView bytes);           // lower case
[[nodiscard]] Result<Bytes> from_hex(std::string_view text); // either case, even length; InvalidInput

[[nodiscard]] std::string to_base64(BytesView bytes);           // RFC 4648 section 4, padded
[[nodiscard]] Result<Bytes> from_base64(std::string_view text); // sections 4 and 5, padding optional; InvalidInput

} // namespace accueil::core

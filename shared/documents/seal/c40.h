// C40 as seals use it (Doc 9303-13 section 2.6, ISO/IEC 16022 5.2.5): three characters of A–Z, 0–9 and filler in two
// bytes.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/bytes.h"

namespace accueil::documents::seal {

// Fillers come out as "<". Error: InvalidInput for an odd number of bytes or a value outside of the basic set.
[[nodiscard]] core::Result<std::string> from_c40(core::BytesView bytes);

// "<" and blank are fillers. Error: InvalidInput for other characters.
[[nodiscard]] core::Result<core::Bytes> to_c40(std::string_view text);

// How many bytes hold that many characters.
[[nodiscard]] constexpr std::size_t c40_size(std::size_t characters) { return (characters + 2) / 3 * 2; }

} // namespace accueil::documents::seal

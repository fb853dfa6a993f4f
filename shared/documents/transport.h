// What a reader puts around a payload: AIM symbology identifiers ("]Q3", ISO/IEC 15424), STX and ETX, line ends
// and the tabulator that some send for one.
#pragma once

#include <cstdint>

#include "shared/core/bytes.h"

namespace accueil::documents {

// STX, ETX and their kin, line ends, tabulator, NUL.
[[nodiscard]] bool is_transport(std::uint8_t byte);

// Without what stands before the payload. Safe for binary payloads.
[[nodiscard]] core::BytesView without_prefix(core::BytesView payload);

// Without what stands behind it as well; blanks stay, they can be meant. For text payloads only.
[[nodiscard]] core::BytesView without_transport(core::BytesView payload);

} // namespace accueil::documents

// The structural check of a machine-readable zone: text from a reader → lines of one of the five formats.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "shared/core/error.h"
#include "shared/documents/mrz/layout.h"

namespace accueil::documents::mrz {

struct Lines {
    MrzFormat format = MrzFormat::Td3;
    std::array<std::string, 3> line; // as many as the format has, each of its width
};

// Whether the text can be nothing else than a machine-readable zone, though perhaps a damaged one: a line of it alone,
// or with characters that were not read.
[[nodiscard]] bool looks_like(std::string_view text);

// Readers send two or three lines, ended by CR, LF or both, or one run of characters without any; fillers may come as
// blanks, letters in lower case. Error: InvalidInput when the lengths fit no format or a character is foreign.
[[nodiscard]] core::Result<Lines> lines(std::string_view text);

} // namespace accueil::documents::mrz

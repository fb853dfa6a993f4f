// The document number with its check digit, also where it is too long for its field.
#pragma once

#include <string>
#include <string_view>

#include "shared/documents/mrz/lines.h"

namespace accueil::documents::mrz {

struct DocumentNumber {
    std::string text;          // without fillers behind it
    bool agrees = false;       // the check digit
    std::string_view optional; // what the number leaves of the optional data behind it; a view into the lines
};

// TD1 and TD2 (Doc 9303-5 and -6, note j): a filler in the place of the check digit says that the number goes on in the
// optional data, followed there by its digit and a filler. Belgian cards sum over the filler as well: either is right.
[[nodiscard]] DocumentNumber document_number(const Lines& zone);

} // namespace accueil::documents::mrz

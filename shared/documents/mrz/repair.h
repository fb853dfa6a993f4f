// Digits of OCR-B misread as letters: 0/O, 1/I, 5/S, 8/B, 2/Z. One is corrected only where a digit belongs, by the kind
// of the field or by the digits on both sides, and where the check digit then agrees; names, states and codes carry no
// digit and are left as they are.
#pragma once

#include "shared/documents/mrz/lines.h"

namespace accueil::documents::mrz {

// Corrects in place; true when anything was changed.
bool repair(Lines& zone);

} // namespace accueil::documents::mrz

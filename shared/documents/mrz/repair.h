// Misread characters of OCR-B: 0/O, 1/I, 5/S, 8/B, 2/Z. A character is corrected only where a check digit then proves
// the field, and where one correction alone does so; names, states and codes carry no digit and are left as they are.
#pragma once

#include "shared/documents/mrz/lines.h"

namespace accueil::documents::mrz {

// Corrects in place; true when anything was changed.
bool repair(Lines& zone);

} // namespace accueil::documents::mrz

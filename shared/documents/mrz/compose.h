// Mrz → lines with their check digits: the other direction, for sample documents and for tests.
#pragma once

#include <string>

#include "shared/core/error.h"
#include "shared/documents/mrz/mrz.h"

namespace accueil::documents::mrz {

// Lines, ended by "\n" but for the last. Names are cut to their field, blanks become fillers; the flags and checks in
// the value are not looked at. Error: InvalidInput when a field does not fit its place.
[[nodiscard]] core::Result<std::string> compose(const Mrz& zone);

} // namespace accueil::documents::mrz

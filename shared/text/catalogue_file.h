// The form of a compiled catalogue, looked at before it is read from: the library that looks up its texts follows the
// offsets in it as they stand. GNU gettext manual, "The Format of GNU MO Files".
#pragma once

#include <string_view>

namespace accueil::text {

// Whether every table and every text lies inside, each text ends in a zero, and a search in the table of hashes ends.
[[nodiscard]] bool is_whole_catalogue(std::string_view bytes);

} // namespace accueil::text

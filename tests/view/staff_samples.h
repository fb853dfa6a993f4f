// Reception's pages, reached as an agent reaches them: by the events of the journey. Invented people.
#pragma once

#include <vector>

#include "tests/view/samples.h"

namespace accueil::view::samples {

[[nodiscard]] std::vector<Sample> staff();

} // namespace accueil::view::samples

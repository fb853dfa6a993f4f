// Several codes lie in view at once: which of them speaks. Pure; holds personal data.
#pragma once

#include <span>

#include "kiosk/journey/event.h"

namespace accueil::journey {

// What says who somebody is wins, then one of our slips, then what is damaged, then what nobody knows. A staff badge
// counts only alone: it must never open the staff screen by lying beside a person's papers. Papers of two different
// people are a ScanFailed{OtherTraveller}; a pass and a passport of one person become one. `seen` is not empty.
[[nodiscard]] Event in_view(std::span<const DocumentSeen> seen);

} // namespace accueil::journey

// What every page must keep, whatever the language, the orientation and the comfort: read off the semantic tree.
#pragma once

#include <string>
#include <vector>

#include "kiosk/view/semantics.h"

namespace accueil::view {

// One sentence for each fault, with the node's id; empty when all is well. Holds no text of a page.
// Targets of 15 mm and more, letters of 0.7° and more (EN 301 549), contrast 4.5:1 (3:1 for large letters, WCAG 2.2
// 1.4.3), nothing cut, nothing beyond the page, nothing over something else, no missing glyph, every control reachable
// by keypad exactly once, ids unique, labels there.
[[nodiscard]] std::vector<std::string> faults(const Tree& tree, const Theme& theme);

} // namespace accueil::view

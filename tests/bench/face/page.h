// A page of the kiosk as HTML, for the browser beside it: the same words at the same places in the same fonts and
// colours, nothing that moves but the count-down, no script but its.
#pragma once

#include <string>

#include "kiosk/view/semantics.h"
#include "shared/text/language.h"

namespace accueil::bench {

// `ground` is the page's. A node with the id "countdown" counts down from its number, second by second, with a bar.
[[nodiscard]] std::string html_of(const view::Tree& tree, view::Size page, view::Colour ground,
                                  const text::Languages& languages);

} // namespace accueil::bench

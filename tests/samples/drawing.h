// Draws a code: modules to be placed on paper.
#pragma once

#include "shared/scanning/code.h"
#include "shared/scanning/frame.h"

namespace accueil::samples {

// One pixel a module (a linear code is `rows` high), 0 black, 255 white, no quiet zone. The payload is Latin-1 text.
[[nodiscard]] scanning::Frame draw(scanning::Symbology symbology, const std::string& payload);

// Each pixel becomes `factor` × `factor`, with `margin` white pixels around.
[[nodiscard]] scanning::Frame enlarged(const scanning::Frame& code, int factor, int margin);

} // namespace accueil::samples

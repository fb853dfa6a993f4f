// Small drawings of what a person may show: made with Cairo from the theme's colours, never mirrored.
#pragma once

#include "kiosk/view/theme.h"

using cairo_t = struct _cairo;

namespace accueil::view {

enum class Paper { BoardingPass, Passport, Letter };

// Fills a box of the size, with a little air around.
void draw_paper(cairo_t* context, Size size, Paper paper, const Palette& colour);
// A document held in front of a camera: shown where there is no live view.
void draw_showing(cairo_t* context, Size size, const Palette& colour);

} // namespace accueil::view

// Small drawings of what a person may show: made with Cairo from the theme's colours, never mirrored.
#pragma once

#include <filesystem>

#include "kiosk/view/theme.h"

using cairo_t = struct _cairo;

namespace accueil::view {

enum class Paper { BoardingPass, Passport, Letter };

// Fills a box of the size, with a little air around.
void draw_paper(cairo_t* context, Size size, Paper paper, const Palette& colour);
// A document held in front of a camera: shown where there is no live view.
void draw_showing(cairo_t* context, Size size, const Palette& colour);

// A PNG of the operator's. Width to height, 0 when it can't be read (which the log says once).
[[nodiscard]] float picture_ratio(const std::filesystem::path& png);
// As large as the box allows, in its middle.
void draw_picture(cairo_t* context, Size size, const std::filesystem::path& png);

} // namespace accueil::view

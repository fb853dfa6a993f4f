// The frame that every page of a person shares: progress, title, the place for controls, and the bar at the bottom.
//
// Three plans carry all pages: Single (one column), Split (two panes, one above the other in portrait) and Form (fields
// above, keys below). Low reach moves everything that can be touched into the lower part; only here.
#pragma once

#include <string>

#include "kiosk/view/ui.h"

namespace accueil::view {

struct PageText {
    std::string title{};
    std::string lead{}; // one sentence more, left out in simple language
    int step = 0;       // of page_steps; 0 shows no progress
    bool back = true;
    bool personal = false; // the title names the person
};
inline constexpr int page_steps = 6;

// Draws all but the controls and returns their place.
Rect open_page(Ui& ui, const journey::Model& model, const PageText& text);

// In low reach, how much of the way down to the hand a page goes: large letters need room themselves on a lying screen.
[[nodiscard]] float way_down(const Ui& ui);

// In low reach and portrait: the body and the empty place above it, for what is only read at its top.
[[nodiscard]] Rect reading_above(const Ui& ui, const Rect& body);

struct Panes {
    Rect main, aside;
};
// Two panes: side by side in landscape, the aside above in portrait (it is only looked at). `share` is the main pane's.
[[nodiscard]] Panes split(const Theme& theme, const Rect& body, float share);

struct FormPlaces {
    Rect fields, keys;
};
// The keys take the lower part of the body.
[[nodiscard]] FormPlaces form(const Theme& theme, const Rect& body, int key_rows);

// Larger text, contrast, low reach: in the middle of `room`, with words where they fit.
void comfort_switches(Ui& ui, const journey::Model& model, const Rect& room);

// The bar: back, comfort, call. Its height is bar_height.
[[nodiscard]] float bar_height(const Theme& theme);
void bottom_bar(Ui& ui, const journey::Model& model, bool back);
// A whole page that asks for patience: a sign and a sentence in the middle.
void moment(Ui& ui, const journey::Model& model, Icon icon, const std::string& text);

} // namespace accueil::view

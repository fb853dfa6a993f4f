// The four tabs of reception's desk. Each fills the place it is given; `foot` is for its one act or for turning pages,
// none when there is no room in the bar: then it stands at the end of the body.
#pragma once

#include <optional>

#include "kiosk/view/ui.h"

namespace accueil::view {

void staff_arrivals(Ui& ui, Rect body, std::optional<Rect> foot, const journey::StaffHome& screen,
                    const journey::Model& model);
void staff_waiting(Ui& ui, Rect body, std::optional<Rect> foot, const journey::Model& model);
void staff_calls(Ui& ui, Rect body, std::optional<Rect> foot, const journey::Model& model);
void staff_terminal(Ui& ui, Rect body, std::optional<Rect> foot, const journey::Facts& facts, core::Instant now);
// What this terminal reads papers with is away.
[[nodiscard]] bool reader_missing(const journey::Facts& facts);

// Which of `count` rows of the given height are shown; turns pages where there are more.
struct ShownRows {
    int first = 0, end = 0;
};
[[nodiscard]] ShownRows staff_rows(Ui& ui, Rect& body, std::optional<Rect> foot, const std::string& id, int count,
                                   float height);

// One of them, above its hairline: its buttons at the end, or in portrait below its text.
struct RowPlaces {
    Rect text;
    Rect acts;
};
[[nodiscard]] RowPlaces staff_row(Ui& ui, Rect box, float acts_width);
// How high one is with three lines of text, the first of them larger, and so much air.
[[nodiscard]] float staff_row_height(Ui& ui, float air);

} // namespace accueil::view

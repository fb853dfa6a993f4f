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

// Which of `count` rows of the given height are shown; turns pages where there are more.
struct ShownRows {
    int first = 0, end = 0;
};
[[nodiscard]] ShownRows staff_rows(Ui& ui, Rect& body, std::optional<Rect> foot, const std::string& id, int count,
                                   float height);

} // namespace accueil::view

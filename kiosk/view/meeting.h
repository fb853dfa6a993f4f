// A meeting as a block: the day and the time, large, and below them what belongs to it. Takes the largest letters that
// fit.
#pragma once

#include <string>
#include <vector>

#include "kiosk/view/ui.h"

namespace accueil::view {

struct MeetingLine {
    Icon icon = Icon::None;
    std::string text{};
    bool personal = false;
};

struct Meeting {
    std::string day, time;
    std::vector<MeetingLine> lines;
    bool grand = false; // the page is about nothing else
    // Good to know, under a heading of its own: only where there is room, never at the cost of the letters above.
    std::string more_label{};
    std::vector<MeetingLine> more{};
};

// "En personne" needs no line of its own: the place says it.
[[nodiscard]] MeetingLine place_line(const Ui& ui, booking::Mode mode, const booking::Office& office);

void draw_meeting(Ui& ui, const Rect& box, const Meeting& meeting);

} // namespace accueil::view

#include "kiosk/view/meeting.h"

#include <array>

#include "kiosk/view/appointment_text.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

struct Scale {
    Type day, time, line;
    bool one_line = false; // day and time together
    float gap = 0;
};

std::array<Scale, 5> scales(const Ui& ui) {
    const Letters& t = ui.type();
    const float unit = ui.length().unit;
    Type least = t.caption;
    least.size = t.least;
    return {Scale{t.display, t.hero, t.body, false, unit * 1.5F},
            Scale{t.heading, t.display, t.body, false, unit * 1.25F}, Scale{t.heading, t.title, t.body, false, unit},
            Scale{t.heading, t.heading, t.body, true, unit * 0.75F},
            Scale{t.heading, t.heading, least, true, unit * 0.25F}};
}

std::string together(const Meeting& meeting) { return meeting.day + " – " + meeting.time; }

float height_of(Ui& ui, const Meeting& meeting, const Scale& scale, float width) {
    float height = scale.one_line ? ui.measure(together(meeting), scale.day, width).height
                                  : ui.measure(meeting.day, scale.day, width).height +
                                        ui.measure(meeting.time, scale.time, width).height;
    const float sign = scale.line.size * 1.25F + ui.length().unit * 2;
    for (const MeetingLine& line : meeting.lines)
        height +=
            scale.gap + std::max(scale.line.size * 1.25F, ui.measure(line.text, scale.line, width - sign - 1).height);
    return height + ui.length().unit;
}

// All of it or nothing: half a list of what to bring would be worse than none.
void draw_more(Ui& ui, Rect rest, const Meeting& meeting) {
    if (meeting.more.empty()) return;
    const Type& type = ui.type().caption;
    const float gap = ui.length().unit * 0.5F, sign = type.size * 1.25F + ui.length().unit * 2;
    float height = ui.length().unit * 2 + ui.measure(meeting.more_label, ui.type().strong, rest.width).height + gap;
    for (const MeetingLine& line : meeting.more)
        height += gap + std::max(type.size * 1.25F, ui.measure(line.text, type, rest.width - sign - 1).height);
    if (height > rest.height) return;
    rest.take_top(ui.length().unit * 2);
    paragraph(ui, rest, meeting.more_label, ui.type().strong, ui.colour().ink);
    for (const MeetingLine& line : meeting.more) {
        rest.take_top(gap);
        line_with_icon(ui, rest, line.icon, line.text, type, ui.colour().ink, line.personal);
    }
}

} // namespace

MeetingLine place_line(const Ui& ui, booking::Mode mode, const booking::Office& office) {
    if (mode == booking::Mode::InPerson) return {Icon::Pin, office.name + ", " + address_of(office)};
    return {icon_of(mode), words_for(ui, mode) + ", " + office.name};
}

void draw_meeting(Ui& ui, const Rect& box, const Meeting& meeting) {
    const auto all = scales(ui);
    std::size_t use = meeting.grand ? 0 : 1;
    while (use + 1 < all.size() && height_of(ui, meeting, all[use], box.width) > box.height) ++use;
    const Scale& scale = all[use];
    // What comes last matters least: it stays out rather than stick out.
    Meeting shown = meeting;
    while (shown.lines.size() > 1 && height_of(ui, shown, scale, box.width) > box.height) shown.lines.pop_back();
    Rect rest = box;
    if (scale.one_line) {
        heading(ui, rest, together(meeting), scale.day, "meeting.when");
    } else {
        heading(ui, rest, meeting.day, scale.day, "meeting.day");
        heading(ui, rest, meeting.time, scale.time, "meeting.time");
    }
    rest.take_top(ui.length().unit);
    for (const MeetingLine& line : shown.lines) {
        line_with_icon(ui, rest, line.icon, line.text, scale.line, ui.colour().ink, line.personal);
        rest.take_top(scale.gap);
    }
    if (shown.lines.size() == meeting.lines.size()) draw_more(ui, rest, meeting);
}

} // namespace accueil::view

// Reception's desk: who came today, who waits for help, how the terminal is.
#include <algorithm>
#include <format>

#include "kiosk/view/draw.h"
#include "kiosk/view/staff_lists.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

std::string with_count(std::string_view label, std::size_t count) {
    return count == 0 ? std::string(label) : std::format("{} ({})", label, count);
}

void tabs(Ui& ui, Rect place, const journey::StaffHome& screen, const journey::Facts& facts) {
    using journey::StaffTab;
    const auto cells = columns(place, 3, ui.length().unit * 2);
    const bool trouble = facts.stop || facts.dead_letters > 0 || !facts.camera;
    if (staff_tab(ui, cells[0], "staff.tab.arrivals", with_count("Arrivées", facts.arrivals.size()),
                  screen.tab == StaffTab::Arrivals))
        ui.emit(journey::TabChosen{StaffTab::Arrivals});
    if (staff_tab(ui, cells[1], "staff.tab.calls", with_count("Appels", facts.calls.size()),
                  screen.tab == StaffTab::Calls))
        ui.emit(journey::TabChosen{StaffTab::Calls});
    if (staff_tab(ui, cells[2], "staff.tab.terminal", trouble ? "Borne (à voir)" : "Borne",
                  screen.tab == StaffTab::Terminal))
        ui.emit(journey::TabChosen{StaffTab::Terminal});
}

} // namespace

void draw(const journey::StaffHome& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_staff_page(ui, model, "Réception");
    tabs(ui, body.take_top(ui.length().button, ui.length().gap), screen, *model.facts);
    switch (screen.tab) {
    case journey::StaffTab::Arrivals: staff_arrivals(ui, body, screen, model); break;
    case journey::StaffTab::Calls: staff_calls(ui, body, model); break;
    case journey::StaffTab::Terminal: staff_terminal(ui, body, *model.facts, model.now); break;
    }
    Rect bar = staff_bar(ui);
    const OnGround on(ui, ui.colour().band);
    if (button(ui, bar.take_start(button_width(ui, "Quitter", Icon::Back)), "staff.leave", "Quitter", Look::Secondary,
               Icon::Back))
        ui.emit(journey::StaffLeft{});
    if (button(ui, bar.take_end(button_width(ui, "Nouveau rendez-vous", Icon::Plus)), "staff.book",
               "Nouveau rendez-vous", Look::Primary, Icon::Plus))
        ui.emit(journey::StaffBookAsked{});
}

} // namespace accueil::view

// Reception's desk: who came today, who waits for help, how the terminal is.
#include <algorithm>
#include <array>
#include <cmath>
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

// Each as wide as its words, and the rest shared out.
void tabs(Ui& ui, Rect place, const journey::StaffHome& screen, const journey::Facts& facts) {
    using journey::StaffTab;
    struct Tab {
        StaffTab tab;
        const char* id;
        std::string label;
    };
    const bool trouble = facts.stop || facts.dead_letters > 0 || reader_missing(facts);
    const std::array<Tab, 4> all{
        {{StaffTab::Arrivals, "staff.tab.arrivals", with_count("Arrivées", facts.arrivals.size())},
         {StaffTab::Waiting, "staff.tab.waiting", with_count("Attente", facts.waiting.size())},
         {StaffTab::Calls, "staff.tab.calls", with_count("Appels", facts.calls.size())},
         {StaffTab::Terminal, "staff.tab.terminal", trouble ? "Borne (!)" : "Borne"}}};
    Type least = ui.type().strong;
    least.size = ui.type().least;
    const float gap = ui.length().unit * 2;
    float rest = place.width - gap * 3;
    for (const Tab& tab : all) rest -= ui.measure(tab.label, least).width;
    for (const Tab& tab : all) {
        const Rect cell = place.take_start(std::floor(ui.measure(tab.label, least).width + rest / 4), gap);
        if (staff_tab(ui, cell, tab.id, tab.label, screen.tab == tab.tab)) ui.emit(journey::TabChosen{tab.tab});
    }
}

} // namespace

RowPlaces staff_row(Ui& ui, Rect box, float acts_width) {
    const Lengths& length = ui.length();
    ui.fill({box.x, box.bottom() - length.stroke, box.width, length.stroke}, ui.colour().hair);
    box = box.inset(0, length.unit);
    const float height = std::min(box.height, length.button);
    const Rect acts = ui.portrait() ? box.take_bottom(length.button * 0.8F, length.unit)
                                    : box.take_end(acts_width, length.gap).middle(acts_width, height);
    return {box, acts};
}

float staff_row_height(Ui& ui, float air) {
    const float text = ui.measure("M", ui.type().strong).height + 2 * ui.measure("M", ui.type().caption).height;
    const float below = ui.portrait() ? ui.length().button * 0.8F + ui.length().unit : 0;
    return std::ceil(text + air + below);
}

ShownRows staff_rows(Ui& ui, Rect& body, std::optional<Rect> foot, const std::string& id, int count, float height) {
    const auto room = [&] { return std::max(1, static_cast<int>(body.height / height)); };
    if (count <= room()) return {0, count};
    if (!foot) foot = body.take_bottom(ui.length().button * 0.85F, ui.length().unit);
    const int per_page = room();
    const int first = pager(ui, *foot, id, count, per_page);
    return {first, std::min(count, first + per_page)};
}

void draw(const journey::StaffHome& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_staff_page(ui, model, "Réception");
    tabs(ui, body.take_top(ui.length().button * 0.85F, ui.length().unit * 2), screen, *model.facts);
    Rect bar = staff_bar(ui);
    {
        const OnGround on(ui, ui.colour().band);
        if (button(ui, bar.take_start(button_width(ui, "Quitter", Icon::Back), ui.length().gap * 2), "staff.leave",
                   "Quitter", Look::Secondary, Icon::Back))
            ui.emit(journey::StaffLeft{});
        if (button(ui, bar.take_end(button_width(ui, "Nouveau rendez-vous", Icon::Plus), ui.length().gap * 2),
                   "staff.book", "Nouveau rendez-vous", Look::Primary, Icon::Plus))
            ui.emit(journey::StaffBookAsked{});
    }
    const std::optional<Rect> foot = ui.portrait() ? std::nullopt : std::optional(bar);
    switch (screen.tab) {
    case journey::StaffTab::Arrivals: return staff_arrivals(ui, body, foot, screen, model);
    case journey::StaffTab::Waiting: return staff_waiting(ui, body, foot, model);
    case journey::StaffTab::Calls: return staff_calls(ui, body, foot, model);
    case journey::StaffTab::Terminal: return staff_terminal(ui, body, foot, *model.facts, model.now);
    }
}

} // namespace accueil::view

// The terminal rests. In French and in the other languages, where to go instead; the reason is for staff only.
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

void draw(const journey::OutOfService&, const journey::Model& model, Ui& ui) {
    ui.fill(ui.page(), ui.colour().welcome);
    const OnGround on(ui, ui.colour().welcome);
    const Lengths& length = ui.length();
    Rect page = ui.page().inset(length.margin * 1.25F, length.margin);
    Rect foot = page.take_bottom(length.button, length.gap);
    if (ui.portrait()) page.take_bottom(length.button + length.gap);
    page.take_top(page.height * (ui.portrait() ? 0.16F : 0.1F));
    ui.icon(page.take_top(ui.type().hero.size * 1.3F, length.gap).take_start(ui.type().hero.size * 1.3F), Icon::Clock,
            ui.colour().welcome_quiet, 1.5F);
    const auto line = [&](const std::string& text, const Type& type, Colour colour, NodeRole role,
                          const text::Language* language) {
        ui.owner({});
        const float used = ui.write(page, text, {.type = type, .colour = colour, .language = language});
        ui.tell(role, {}, text, {page.x, page.y, page.width, used});
        page.take_top(used, length.gap);
    };
    line(ui.tr("Cette borne est en pause"), ui.type().hero, ui.colour().on_welcome, NodeRole::Heading, nullptr);
    const std::string_view where = N_("Présentez-vous au comptoir d’accueil : une personne vous aidera tout de suite.");
    line(ui.tr(where), ui.type().lead, ui.colour().on_welcome, NodeRole::Text, nullptr);
    int shown = 0;
    for (const std::string& code : ui.options().languages) {
        const text::Catalogue& words = ui.catalogues().of(code);
        if (code == ui.words().language().code || shown == 4) continue;
        if (ui.measure(words.tr(where), ui.type().body, page.width, &words.language()).height > page.height) continue;
        ++shown;
        line(words.tr(where), ui.type().body, ui.colour().welcome_quiet, NodeRole::Text, &words.language());
    }
    const std::string call = ui.tr("Appeler quelqu’un"), staff = ui.tr("Personnel");
    if (button(ui, foot.take_start(button_width(ui, call, Icon::Call)), "call", call, Look::Welcome, Icon::Call))
        ui.emit(journey::CallAsked{});
    const Rect door = foot.take_end(ui.measure(staff, ui.type().caption).width + length.gap * 2);
    const Press press = ui.press({.id = "staff.enter", .role = NodeRole::Button, .label = staff, .rect = door});
    ui.write(
        door, staff,
        {.type = ui.type().caption, .colour = ui.colour().welcome_quiet, .align = text::Align::Centre, .middle = true});
    if (press.clicked) ui.emit(journey::StaffAsked{});
    if (ui.portrait()) foot.y -= ui.length().button + ui.length().gap;
    comfort_switches(ui, model, ui.portrait() ? Rect{page.x, foot.y, page.width, foot.height} : foot);
}

} // namespace accueil::view

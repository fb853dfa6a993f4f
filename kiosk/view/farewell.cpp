// Thank you; everything personal has gone by now.
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

void draw(const journey::Farewell& screen, const journey::Model& model, Ui& ui) {
    ui.fill(ui.page(), ui.colour().welcome);
    const OnGround on(ui, ui.colour().welcome);
    const std::string thanks = ui.tr("Merci, et bienvenue chez vous."),
                      wiped = ui.tr("Tout ce que vous avez écrit est effacé de cet écran.");
    const std::string next = screen.paper ? ui.tr("Prenez votre papier et vos bagages. À bientôt !")
                                          : ui.tr("Prenez vos affaires. À bientôt !");
    const float width = std::min(ui.page().width - 2 * ui.length().margin, ui.type().hero.size * 14);
    const float words = ui.length().gap * 4 + ui.measure(thanks, ui.type().hero, width).height +
                        ui.measure(next, ui.type().lead, width).height +
                        ui.measure(wiped, ui.type().lead, width).height;
    const float row = std::max(ui.length().target, ui.length().button * 0.85F);
    Rect above = ui.page();
    above.take_bottom(row + ui.length().button + ui.length().gap * 3);
    // The heart says nothing that the words do not: it leaves them the room.
    const float side = words + ui.type().hero.size * 1.4F < above.height ? ui.type().hero.size * 1.4F : 0;
    Rect block = above.middle(width, std::min(above.height, side + words));
    const Rect whole = block;
    if (side > 0) ui.icon(block.take_top(side, ui.length().gap * 2), Icon::Heart, ui.colour().welcome_quiet, 1.4F);
    const auto line = [&](const std::string& text, const Type& type, Colour colour, NodeRole role) {
        ui.owner({});
        const float used = ui.write(block, text, {.type = type, .colour = colour, .align = text::Align::Centre});
        ui.tell(role, {}, text, {block.x, block.y, block.width, used});
        block.take_top(used, ui.length().gap);
    };
    line(thanks, ui.type().hero, ui.colour().on_welcome, NodeRole::Heading);
    line(next, ui.type().lead, ui.colour().on_welcome, NodeRole::Text);
    line(wiped, ui.type().lead, ui.colour().welcome_quiet, NodeRole::Text);
    const std::string again = ui.tr("Personne suivante");
    const float low = ui.page().bottom() - ui.length().gap - row;
    comfort_switches(ui, model, {ui.length().margin, low, ui.page().width - 2 * ui.length().margin, row});
    Rect foot{whole.x, low - ui.length().gap - ui.length().button, whole.width, ui.length().button};
    const float wide = button_width(ui, again);
    if (button(ui, foot.middle(wide, foot.height), "start", again, Look::Welcome)) ui.emit(journey::Started{});
}

} // namespace accueil::view

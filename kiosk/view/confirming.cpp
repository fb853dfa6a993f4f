// A moment only: the booking is being written down. Nothing is promised yet.
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

void draw(const journey::Confirming&, const journey::Model& model, Ui& ui) {
    const std::string text = ui.tr("Un instant, nous réservons votre rendez-vous…");
    const float side = ui.type().hero.size * 1.5F;
    const float width = std::min(ui.page().width - 2 * ui.length().margin, ui.type().title.size * 18);
    const float words = ui.measure(text, ui.type().title, width).height;
    Rect block = ui.page().middle(width, side + ui.length().gap * 2 + words);
    ui.icon(block.take_top(side, ui.length().gap * 2), Icon::Calendar, ui.colour().accent, 1.4F);
    heading(ui, block, text, ui.type().title, "title", false, text::Align::Centre);
    bottom_bar(ui, model, false);
}

} // namespace accueil::view

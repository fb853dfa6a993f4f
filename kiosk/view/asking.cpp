// A moment only: the scheduler has been asked.
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

std::string words_for(const Ui& ui, journey::Question question) {
    switch (question) {
    case journey::Question::Meeting: return ui.tr("Un instant, nous cherchons votre rendez-vous…");
    case journey::Question::Times:
    case journey::Question::Slot: return ui.tr("Un instant, nous cherchons les heures libres…");
    case journey::Question::Cancellation: return ui.tr("Un instant, nous annulons votre rendez-vous…");
    }
    return {};
}

} // namespace

void draw(const journey::Asking& screen, const journey::Model& model, Ui& ui) {
    const std::string text = words_for(ui, screen.question);
    const float side = ui.type().hero.size * 1.5F;
    const float width = std::min(ui.page().width - 2 * ui.length().margin, ui.type().title.size * 18);
    const float words = ui.measure(text, ui.type().title, width).height;
    Rect block = ui.page().middle(width, side + ui.length().gap * 2 + words);
    ui.icon(block.take_top(side, ui.length().gap * 2), Icon::Clock, ui.colour().accent, 1.4F);
    heading(ui, block, text, ui.type().title, "title", false, text::Align::Centre);
    bottom_bar(ui, model, false);
}

} // namespace accueil::view

#include "kiosk/view/draw.h"

namespace accueil::view {

void draw(const journey::Model& model, Ui& ui) {
    if (model.countdown || model.calling) ui.draw_covered();
    std::visit([&](const auto& screen) { draw(screen, model, ui); }, model.screen);
    if (model.countdown)
        draw_countdown(model, ui);
    else if (model.calling)
        draw_calling(model, ui);
}

} // namespace accueil::view

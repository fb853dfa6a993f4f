// A moment only: the scheduler has been asked.
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"

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
    moment(ui, model, Icon::Clock, words_for(ui, screen.question));
}

} // namespace accueil::view

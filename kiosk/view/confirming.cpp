// A moment only: the booking is being written down. Nothing is promised yet.
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"

namespace accueil::view {

void draw(const journey::Confirming&, const journey::Model& model, Ui& ui) {
    moment(ui, model, Icon::Calendar, ui.tr("Un instant, nous réservons votre rendez-vous…"));
}

} // namespace accueil::view

// Reception's pages, in French.
#include "kiosk/view/draw.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

void leave(Ui& ui, const std::string& title) {
    Rect page = ui.page().inset(ui.length().margin);
    heading(ui, page, title, ui.type().title, "title");
    if (button(ui, page.take_bottom(ui.length().button).take_start(ui.length().button * 3), "staff.leave", ui.tr("Quitter"),
               Look::Secondary))
        ui.emit(journey::StaffLeft{});
}

} // namespace

void draw(const journey::StaffPin&, const journey::Model&, Ui& ui) { leave(ui, ui.tr("Personnel")); }
void draw(const journey::StaffHome&, const journey::Model&, Ui& ui) { leave(ui, ui.tr("Personnel")); }
void draw(const journey::StaffBooking&, const journey::Model&, Ui& ui) { leave(ui, ui.tr("Nouveau rendez-vous")); }
void draw(const journey::StaffConfirmed&, const journey::Model&, Ui& ui) { leave(ui, ui.tr("Rendez-vous confirmé")); }

} // namespace accueil::view

// Booked: the date and the time so large that they are remembered, the place, a code for the phone, and how the
// printing goes, in words. The code stays whatever the printer does.
#include "kiosk/journey/times.h"
#include "kiosk/view/booked.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"

namespace accueil::view {

void draw(const journey::Confirmed& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model,
                          {.title = screen.moved ? ui.tr("C’est changé") : ui.tr("C’est réservé"),
                           .lead = {},
                           .back = false});
    if (!model.visit.booked) return;
    const booking::Booking& booked = *model.visit.booked;
    const booking::Office* office = journey::office(*model.facts, booked.slot.office);
    if (office == nullptr) return;
    const float gap = ui.length().gap;
    if (ui.portrait() && model.comfort.low_reach) body = reading_above(ui, body);
    const std::string finish = ui.tr("Terminer"), again = ui.tr("Imprimer encore");
    const PrintWords print = print_words(ui, screen.print);
    Rect actions = body.take_bottom(ui.length().button, gap);
    Rect main = body;
    if (ui.portrait()) {
        phone_pane(ui, main.take_bottom(std::min(main.height * 0.42F, main.width * 0.75F), gap), booked, *office);
    } else {
        phone_pane(ui, main.take_end(std::min(main.width * 0.36F, main.height), gap * 2), booked, *office);
    }
    const Rect print_place = main.take_bottom(notice_height(ui, print.text, main.width), gap * 0.5F);
    draw_meeting(ui, main, meeting_of(ui, booked, *office));
    Rect print_box = print_place;
    notice(ui, print_box, "print.state", print.tone, print.text);
    const Rect end = actions.take_end(std::max(button_width(ui, finish, Icon::Check), actions.width * 0.36F), gap);
    if (can_print(screen.print) &&
        button(ui, actions.take_start(std::min(actions.width, button_width(ui, again, Icon::Printer))), "print.again",
               again, Look::Secondary, Icon::Printer))
        ui.emit(journey::PrintAgain{});
    if (button(ui, end, "finish", finish, Look::Primary, Icon::Check)) ui.emit(journey::Finished{});
}

} // namespace accueil::view

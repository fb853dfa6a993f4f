// Booked: the date and the time so large that they are remembered, the place, a code for the phone, and how the
// printing goes, in words. The code stays whatever the printer does.
#include "kiosk/view/booked.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/first_days.h"
#include "kiosk/view/page.h"

namespace accueil::view {

namespace {

// In one row where the words fit; else what comes next lies above the two others.
struct Actions {
    Rect again, first_days, finish;
};
Actions actions_of(Ui& ui, Rect& body, const std::string& again, const std::string& finish) {
    const float gap = ui.length().gap, left = button_width(ui, again, Icon::Printer), middle = first_days_width(ui),
                right = button_width(ui, finish, Icon::Check);
    const bool fits = left + middle + right + 2 * gap <= body.width,
               one_row = fits || (!ui.portrait() && body.height < ui.length().button * 8);
    Rect row = body.take_bottom(ui.length().button, gap);
    if (!fits && one_row) {
        const auto thirds = columns(row, 3, gap);
        return {.again = thirds[0], .first_days = thirds[1], .finish = thirds[2]};
    }
    Actions places;
    if (!one_row) places.first_days = body.take_bottom(ui.length().button, gap);
    places.again = row.take_start(left, gap);
    if (one_row) places.first_days = row.take_start(middle, gap);
    places.finish = row;
    return places;
}

} // namespace

void draw(const journey::Confirmed& screen, const journey::Model& model, Ui& ui) {
    if (model.visit.booked && first_days_open(ui)) return draw_first_days(model, *model.visit.booked, ui);
    Rect body = open_page(
        ui, model, {.title = screen.moved ? ui.tr("C’est changé") : ui.tr("C’est réservé"), .lead = {}, .back = false});
    if (!model.visit.booked) return;
    const booking::Booking& booked = *model.visit.booked;
    const booking::Office office = office_of(*model.facts, booked.slot.office);
    const float gap = ui.length().gap;
    if (ui.portrait() && model.comfort.low_reach) body = reading_above(ui, body);
    const std::string finish = ui.tr("Terminer"), again = ui.tr("Imprimer encore");
    const PrintWords print = print_words(ui, screen.print);
    const Actions actions = actions_of(ui, body, again, finish);
    Rect main = body;
    if (ui.portrait()) {
        phone_pane(ui, main.take_bottom(std::min(main.height * 0.42F, main.width * 0.75F), gap), booked, office);
    } else {
        phone_pane(ui, main.take_end(std::min(main.width * 0.36F, main.height), gap * 2), booked, office);
    }
    const Rect print_place = main.take_bottom(notice_height(ui, print.text, main.width), gap * 0.5F);
    draw_meeting(ui, main, meeting_of(ui, booked, office));
    Rect print_box = print_place;
    notice(ui, print_box, "print.state", print.tone, print.text);
    if (can_print(screen.print) && button(ui, actions.again, "print.again", again, Look::Secondary, Icon::Printer))
        ui.emit(journey::PrintAgain{});
    first_days_button(ui, actions.first_days);
    if (button(ui, actions.finish, "finish", finish, Look::Primary, Icon::Check)) ui.emit(journey::Finished{});
}

} // namespace accueil::view

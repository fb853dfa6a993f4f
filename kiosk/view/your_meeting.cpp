// The slip was shown: which meeting it is. It is kept by leaving; the time can be changed, or the meeting cancelled.
#include <array>

#include "kiosk/view/booked.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"

namespace accueil::view {

namespace {

struct Act {
    const char* id;
    std::string label;
    Look look;
    Icon icon;
    journey::Event event;
    bool enabled = true;
};

std::array<Act, 4> acts_of(const Ui& ui, const journey::YourMeeting& screen) {
    return {{{"meeting.cancel", ui.tr("Annuler le rendez-vous"), Look::Secondary, Icon::None, journey::CancelAsked{}},
             {"meeting.change", ui.tr("Changer l’heure"), Look::Secondary, Icon::Clock, journey::ChangeAsked{}},
             {"print.again", ui.tr("Imprimer encore"), Look::Secondary, Icon::Printer, journey::PrintAgain{},
              can_print(screen.print)},
             {"finish", ui.tr("Terminer"), Look::Primary, Icon::Check, journey::Finished{}}}};
}

// Side by side where they fit, else in twos.
int across(Ui& ui, const std::array<Act, 4>& acts, float width) {
    float widest = 0;
    for (const auto& act : acts) widest = std::max(widest, button_width(ui, act.label, act.icon));
    return !ui.portrait() && widest * 4 + ui.length().gap * 3 <= width ? 4
           : widest * 2 + ui.length().gap <= width                     ? 2
                                                                       : 1;
}

} // namespace

void draw(const journey::YourMeeting& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model, {.title = ui.tr("Voici votre rendez-vous"), .lead = {}, .back = false});
    if (!model.visit.booked) return;
    const booking::Booking& booked = *model.visit.booked;
    const float gap = ui.length().gap;
    if (ui.portrait() && model.comfort.low_reach) body = reading_above(ui, body);
    const auto acts = acts_of(ui, screen);
    const int in_a_row = across(ui, acts, body.width);
    const auto lines = static_cast<float>(4 / in_a_row);
    const Rect bar = body.take_bottom(ui.length().button * lines + gap * (lines - 1), gap);
    const auto cells = grid(bar, 4, in_a_row, gap);
    const booking::Office office = office_of(*model.facts, booked.slot.office);
    // The phone has its code from the first time: it is here again where it takes nothing from the rest.
    const bool roomy =
        ui.portrait() ? body.height > ui.length().button * 11 : in_a_row == 4 && !model.comfort.large_text;
    if (roomy && !ui.portrait())
        phone_pane(ui, body.take_end(std::min(body.width * 0.36F, body.height), gap * 2), booked, office);
    if (roomy && ui.portrait())
        phone_pane(ui, body.take_bottom(std::min(body.height * 0.42F, body.width * 0.75F), gap), booked, office);
    const PrintWords print = print_words(ui, screen.print);
    if (!print.text.empty()) {
        Rect place = body.take_bottom(notice_height(ui, print.text, body.width), gap * 0.5F);
        notice(ui, place, "print.state", print.tone, print.text);
    }
    draw_meeting(ui, body, meeting_of(ui, booked, office));
    for (std::size_t i = 0; i < acts.size(); ++i)
        if (button(ui, cells[i], acts[i].id, acts[i].label, acts[i].look, acts[i].icon, acts[i].enabled))
            ui.emit(acts[i].event);
}

} // namespace accueil::view

// No time is free in the five days: said plainly, with what happens now. Nobody is left standing alone.
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

void draw(const journey::NothingFree& screen, const journey::Model& model, Ui& ui) {
    Rect body =
        open_page(ui, model, {.title = ui.tr("Aucune heure n’est libre pour l’instant"), .lead = {}, .step = 5});
    const float gap = ui.length().gap;
    const std::string call = ui.tr("Demander de l’aide"), other = ui.tr("Choisir un autre endroit");
    Rect actions = body.take_bottom(ui.length().button * (ui.portrait() ? 2 : 1) + (ui.portrait() ? gap : 0), gap);
    paragraph(ui, body,
              ui.simple() ? ui.tr("Demandez au comptoir : une personne vous aide tout de suite.")
                          : ui.tr("Ce n’est pas votre faute, et vous ne perdez pas votre place. Une personne du "
                                  "comptoir peut réserver pour vous tout de suite."),
              ui.type().lead, ui.colour().ink);
    body.take_top(gap);
    if (!screen.later.empty()) {
        std::string days;
        for (std::size_t i = 0; i < std::min<std::size_t>(3, screen.later.size()); ++i) {
            const auto date = std::chrono::year_month_day(screen.later[i].date);
            days += (days.empty() ? "" : "\n") + ui.words().weekday(date) + " " + ui.words().day_month(date);
        }
        paragraph(ui, body, ui.tr("Les premiers jours possibles ensuite :"), ui.type().strong, ui.colour().ink);
        body.take_top(ui.length().unit);
        paragraph(ui, body, days, ui.type().lead, ui.colour().ink);
    }
    const Rect first = ui.portrait() ? actions.take_bottom(ui.length().button, gap)
                                     : actions.take_end(button_width(ui, call, Icon::Call) * 1.2F, gap);
    const Rect second = ui.portrait() ? actions : actions.take_start(button_width(ui, other));
    if (button(ui, second, "elsewhere", other, Look::Secondary)) ui.emit(journey::BackAsked{});
    if (button(ui, first, "help", call, Look::Primary, Icon::Call)) ui.emit(journey::CallAsked{});
}

} // namespace accueil::view

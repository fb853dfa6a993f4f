// No time is free in the five days: said plainly, with what happens now. Nobody is left standing alone.
#include "kiosk/journey/times.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

const booking::Offer* nearest(const journey::NothingFree& screen) {
    const booking::Offer* first = nullptr;
    for (const auto& day : screen.later)
        for (const auto& time : day.times)
            if (first == nullptr || time.slot.start < first->slot.start) first = &time;
    return first;
}

} // namespace

void draw(const journey::NothingFree& screen, const journey::Model& model, Ui& ui) {
    Rect body =
        open_page(ui, model, {.title = ui.tr("Aucune heure n’est libre pour l’instant"), .lead = {}, .step = 5});
    const float gap = ui.length().gap;
    if (ui.portrait() && model.comfort.low_reach && model.comfort.large_text) { // what is only read may stand higher
        body.y -= ui.length().button;
        body.height += ui.length().button;
    }
    const std::string call = ui.tr("Demander de l’aide"), other = ui.tr("Choisir un autre endroit");
    Rect actions = body.take_bottom(ui.length().button * (ui.portrait() ? 2 : 1) + (ui.portrait() ? gap : 0), gap);
    const std::string words = ui.simple() ? ui.tr("Demandez au comptoir : une personne vous aide tout de suite.")
                                          : ui.tr("Ce n’est pas votre faute, et vous ne perdez pas votre place. Une "
                                                  "personne du comptoir peut réserver pour vous tout de suite.");
    // What can be taken must have its place on the smallest screen with the largest letters.
    const bool roomy = ui.measure(words, ui.type().lead, body.width).height < body.height * 0.35F;
    paragraph(ui, body, words, roomy ? ui.type().lead : ui.type().body, ui.colour().ink);
    body.take_top(gap);
    if (const auto* later = nearest(screen)) {
        const booking::Office* office = journey::office(*model.facts, later->slot.office);
        const std::string zone = office != nullptr ? office->zone : std::string(text::montreal);
        const std::string when = ui.tr("{first}, {second}", {{"first", day_words(ui, later->slot.start, zone)},
                                                             {"second", ui.words().time(later->slot.start, zone)}});
        paragraph(ui, body, ui.tr("La première heure libre ensuite :"), ui.type().strong, ui.colour().ink);
        body.take_top(ui.length().unit);
        paragraph(ui, body, when, roomy ? ui.type().title : ui.type().heading, ui.colour().ink);
        body.take_top(roomy ? gap : ui.length().unit);
        const std::string take = ui.tr("Prendre cette heure");
        const float width =
            ui.portrait() ? body.width : std::min(body.width, button_width(ui, take, Icon::Calendar) * 1.2F);
        Rect line = body.take_top(ui.length().button);
        if (button(ui, line.take_start(width), "later.take", take, Look::Primary, Icon::Calendar))
            ui.emit(journey::LaterChosen{later->grant});
    }
    const Rect first = ui.portrait() ? actions.take_bottom(ui.length().button, gap)
                                     : actions.take_end(button_width(ui, call, Icon::Call) * 1.2F, gap);
    const Rect second = ui.portrait() ? actions : actions.take_start(button_width(ui, other));
    const Look look = nearest(screen) != nullptr ? Look::Secondary : Look::Primary;
    if (button(ui, second, "elsewhere", other, Look::Secondary)) ui.emit(journey::BackAsked{});
    if (button(ui, first, "help", call, look, Icon::Call)) ui.emit(journey::CallAsked{});
}

} // namespace accueil::view

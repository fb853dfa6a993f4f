// Booked: the date and the time so large that they are remembered, the place, a code for the phone, and how the
// printing goes, in words. The code stays whatever the printer does.
#include "kiosk/journey/times.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/meeting.h"
#include "kiosk/view/page.h"
#include "kiosk/view/qr.h"
#include "kiosk/view/widgets.h"
#include "shared/slip/slip.h"

namespace accueil::view {

namespace {

struct PrintWords {
    Tone tone;
    std::string text;
};

// Whatever keeps the paper back: three short sentences instead of the cause.
std::string no_paper(const Ui& ui) { return ui.tr("Pas de papier. Votre rendez-vous est réservé. Notez la date."); }

PrintWords words_for(const Ui& ui, journey::PrintState state) {
    if (ui.simple() && (state == journey::PrintState::PaperOut || state == journey::PrintState::PaperJam ||
                        state == journey::PrintState::DoorOpen || state == journey::PrintState::NoPrinter))
        return {state == journey::PrintState::NoPrinter ? Tone::Info : Tone::Warning, no_paper(ui)};
    switch (state) {
    case journey::PrintState::Waiting:
    case journey::PrintState::Printing:
        return {Tone::Info, ui.tr("Votre papier s’imprime. Prenez-le en bas de la borne.")};
    case journey::PrintState::Printed:
        return {Tone::Good, ui.tr("Votre papier est imprimé. N’oubliez pas de le prendre.")};
    case journey::PrintState::PaperOut:
        return {
            Tone::Warning,
            ui.tr("Il n’y a plus de papier. Votre rendez-vous est bien réservé : gardez le code ci-contre, ou notez "
                  "la date.")};
    case journey::PrintState::PaperJam:
        return {
            Tone::Warning,
            ui.tr("Le papier est coincé. Votre rendez-vous est bien réservé : gardez le code ci-contre, ou notez la "
                  "date.")};
    case journey::PrintState::DoorOpen:
        return {
            Tone::Warning,
            ui.tr("L’imprimante est ouverte. Votre rendez-vous est bien réservé : gardez le code ci-contre, ou notez "
                  "la date.")};
    case journey::PrintState::NoPrinter:
        return {Tone::Info,
                ui.tr("Cette borne n’imprime pas. Gardez le code ci-contre avec votre téléphone, ou notez la date.")};
    case journey::PrintState::NotAsked:
        return {Tone::Info, ui.tr("Voici de nouveau votre rendez-vous. Il n’a pas changé.")};
    }
    return {Tone::Info, {}};
}

bool can_print(journey::PrintState state) {
    return state == journey::PrintState::Printed || state == journey::PrintState::PaperOut ||
           state == journey::PrintState::PaperJam || state == journey::PrintState::DoorOpen ||
           state == journey::PrintState::NotAsked;
}

void phone_pane(Ui& ui, Rect pane, const booking::Booking& booked, const booking::Office& office) {
    const float gap = ui.length().gap;
    ui.shape(pane, {.fill = ui.colour().band,
                    .edge = ui.theme().comfort.high_contrast ? ui.colour().line : Colour{0, 0, 0, 0},
                    .stroke = ui.length().stroke,
                    .radius = ui.length().radius});
    const OnGround on(ui, ui.colour().band);
    Rect inside = pane.inset(gap, gap);
    const std::string words = ui.tr("Dans votre téléphone : photographiez ce code.");
    const float text = ui.measure(words, ui.type().body, inside.width).height;
    const Rect caption = inside.take_bottom(text, ui.length().unit);
    const float side = std::floor(std::min(inside.width, inside.height));
    calendar_code(ui, inside.middle(side, side), booked, office);
    ui.owner({});
    ui.write(caption, words, {.type = ui.type().body, .colour = ui.colour().ink, .align = text::Align::Centre});
    ui.tell(NodeRole::Text, "phone", words, caption);
}

Meeting meeting_of(Ui& ui, const booking::Booking& booked, const booking::Office& office) {
    Meeting meeting{.day = day_words(ui, booked.slot.start, office.zone),
                    .time = ui.words().time(booked.slot.start, office.zone),
                    .lines = {},
                    .grand = true};
    meeting.lines = {
        place_line(ui, booked.draft.wishes.mode, office),
        {Icon::Paper,
         ui.tr("Numéro du rendez-vous : {reference}", {{"reference", booking::short_reference(booked.id)}}), true}};
    const auto& wish = booked.draft.wishes;
    meeting.more_label = wish.mode == booking::Mode::InPerson ? ui.tr("À apporter") : ui.tr("À préparer");
    for (const std::string& item : slip::what_to_bring(wish.mode, wish.people))
        meeting.more.push_back({Icon::Check, ui.tr(item)});
    return meeting;
}

} // namespace

void draw(const journey::Confirmed& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model,
                          {.title = screen.recalled ? ui.tr("Voici votre rendez-vous") : ui.tr("C’est réservé"),
                           .lead = {},
                           .back = false});
    if (!model.visit.booked) return;
    const booking::Booking& booked = *model.visit.booked;
    const booking::Office* office = journey::office(*model.facts, booked.slot.office);
    if (office == nullptr) return;
    const float gap = ui.length().gap;
    if (ui.portrait() && model.comfort.low_reach) body = reading_above(ui, body);
    const std::string finish = ui.tr("Terminer"), again = ui.tr("Imprimer encore");
    const PrintWords print = words_for(ui, screen.print);
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

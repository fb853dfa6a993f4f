#include "kiosk/view/booked.h"

#include "kiosk/journey/times.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/qr.h"
#include "shared/slip/slip.h"

namespace accueil::view {

namespace {

// Whatever keeps the paper back: three short sentences instead of the cause.
std::string no_paper(const Ui& ui) { return ui.tr("Pas de papier. Votre rendez-vous est réservé. Notez la date."); }

} // namespace

PrintWords print_words(const Ui& ui, journey::PrintState state) {
    if (ui.simple() && (state == journey::PrintState::PaperOut || state == journey::PrintState::PaperJam ||
                        state == journey::PrintState::DoorOpen || state == journey::PrintState::Failed ||
                        state == journey::PrintState::NoPrinter))
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
            ui.tr("Il n’y a plus de papier. Votre rendez-vous est bien réservé : gardez le code affiché ici, ou notez "
                  "la date.")};
    case journey::PrintState::PaperJam:
        return {
            Tone::Warning,
            ui.tr("Le papier est coincé. Votre rendez-vous est bien réservé : gardez le code affiché ici, ou notez la "
                  "date.")};
    case journey::PrintState::DoorOpen:
        return {
            Tone::Warning,
            ui.tr("L’imprimante est ouverte. Votre rendez-vous est bien réservé : gardez le code affiché ici, ou notez "
                  "la date.")};
    case journey::PrintState::Failed:
        return {
            Tone::Warning,
            ui.tr(
                "Le papier n’est pas sorti. Votre rendez-vous est bien réservé : gardez le code affiché ici, ou notez "
                "la date.")};
    case journey::PrintState::NoPrinter:
        return {Tone::Info,
                ui.tr("Cette borne n’imprime pas. Gardez le code affiché ici avec votre téléphone, ou notez la date.")};
    case journey::PrintState::NotAsked: return {};
    }
    return {Tone::Info, {}};
}

bool can_print(journey::PrintState state) {
    return state == journey::PrintState::Printed || state == journey::PrintState::PaperOut ||
           state == journey::PrintState::PaperJam || state == journey::PrintState::DoorOpen ||
           state == journey::PrintState::Failed || state == journey::PrintState::NotAsked;
}

booking::Office office_of(const journey::Facts& facts, const core::OfficeId& id) {
    if (const auto* known = journey::office(facts, id)) return *known;
    booking::Office unknown;
    unknown.id = id;
    unknown.name = id.value;
    return unknown;
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

} // namespace accueil::view

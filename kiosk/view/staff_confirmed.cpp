// Booked by reception: what was booked, and how the slip is.
#include "kiosk/view/draw.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/staff_steps.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

Tone tone_of(journey::PrintState state) {
    switch (state) {
    case journey::PrintState::Printed: return Tone::Good;
    case journey::PrintState::Waiting:
    case journey::PrintState::Printing:
    case journey::PrintState::NoPrinter:
    case journey::PrintState::NotAsked: return Tone::Info;
    case journey::PrintState::PaperOut:
    case journey::PrintState::PaperJam:
    case journey::PrintState::DoorOpen:
    case journey::PrintState::Failed: return Tone::Warning;
    }
    return Tone::Info;
}

} // namespace

void draw(const journey::StaffConfirmed& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_staff_page(ui, model, "Rendez-vous confirmé");
    if (model.visit.booked) {
        const auto& booked = *model.visit.booked;
        notice(ui, body, "staff.booked", Tone::Good, "Confirmé. Référence : " + booking::short_reference(booked.id));
        body.take_top(ui.length().gap);
        notice(ui, body, "staff.print-state", tone_of(screen.print), staff_words(screen.print));
        body.take_top(ui.length().gap);
        if (!ui.portrait()) body.width = std::min(body.width, ui.type().body.size * 36);
        staff_summary(ui, body, model, booked.slot);
        const auto& override = booked.draft.override;
        if (override) staff_fact(ui, body, "staff.summary.reason", "Motif", staff_words(override->reason));
    }
    Rect bar = staff_bar(ui);
    const OnGround on(ui, ui.colour().band);
    if (button(ui, bar.take_start(button_width(ui, "Réimprimer", Icon::Printer), ui.length().gap), "staff.print",
               "Réimprimer", Look::Secondary, Icon::Printer))
        ui.emit(journey::PrintAgain{});
    if (button(ui, bar.take_end(button_width(ui, "Terminé", Icon::Check), ui.length().gap), "staff.done", "Terminé",
               Look::Primary, Icon::Check))
        ui.emit(journey::Finished{});
}

} // namespace accueil::view

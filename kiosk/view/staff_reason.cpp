// Step four of reception's booking: all of it once more, and the reason where one is needed.
#include "kiosk/journey/reason.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/staff_steps.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

void wishes(Ui& ui, Rect& rest, const booking::Wishes& wishes) {
    const float height = ui.length().button * 0.85F;
    const auto cells = columns(rest.take_top(height), 2, ui.length().unit * 1.5F);
    if (toggle(ui, cells[0], "staff.interpreter", "Interprète", Icon::Speech, wishes.interpreter))
        ui.emit(journey::InterpreterToggled{});
    if (toggle(ui, cells[1], "staff.step-free", "Sans escalier", Icon::House, wishes.step_free))
        ui.emit(journey::StepFreeToggled{});
}

void reason_cards(Ui& ui, Rect place, const journey::StaffBooking& screen, bool in_window, bool moves) {
    const float gap = ui.length().unit;
    const auto count = static_cast<float>(journey::reasons.size());
    const float height = std::min(ui.length().button * 0.85F, (place.height + gap) / count - gap);
    for (const auto reason : journey::reasons) {
        const bool explains = journey::explains(reason, in_window, moves);
        if (staff_choice(ui, place.take_top(height, gap),
                         {.id = "staff.reason." + std::string(journey::name(reason)),
                          .label = std::string(staff_words(reason)),
                          .enabled = explains,
                          .selected = screen.reason == reason && explains,
                          .may_press = !screen.committing}))
            ui.emit(journey::ReasonChosen{reason});
    }
}

void reasons(Ui& ui, Rect place, const journey::StaffBooking& screen, const journey::Visit& visit) {
    const bool in_window = staff_in_window(screen, visit);
    const bool moves = visit.replaces.has_value();
    const bool needed = journey::reason_needed(in_window, visit.document, moves);
    heading(ui, place, needed ? "Motif" : "Motif (facultatif)", ui.type().heading, "staff.reasons");
    place.take_top(ui.length().unit);
    if (screen.reason_missing) {
        notice(ui, place, "staff.reason-missing", Tone::Warning, "Choisissez un motif pour confirmer.");
        place.take_top(ui.length().unit);
    }
    reason_cards(ui, place, screen, in_window, moves);
}

} // namespace

void staff_summary(Ui& ui, Rect& rest, const journey::Model& model, const booking::Slot& slot) {
    const auto& visit = model.visit;
    const auto& words = ui.words();
    const auto zone = staff_zone(*model.facts, slot.office);
    staff_fact(ui, rest, "staff.summary.person", "Personne", shortened(staff_name(visit.person), 60));
    staff_fact(ui, rest, "staff.summary.people", "Ménage", staff_people(visit.wishes.people));
    staff_fact(ui, rest, "staff.summary.office", "Bureau", staff_office(*model.facts, slot.office));
    staff_fact(ui, rest, "staff.summary.time", "Date et heure",
               words.date(slot.start, zone) + ", " + words.time(slot.start, zone));
    staff_fact(ui, rest, "staff.summary.mode", "Rencontre", staff_words(visit.wishes.mode));
    staff_fact(ui, rest, "staff.summary.language", "Langue",
               ui.catalogues().of(visit.wishes.language).language().autonym);
}

void staff_reason_step(Ui& ui, Rect body, const journey::StaffBooking& screen, const journey::Model& model) {
    if (!model.visit.chosen) return;
    if (screen.failed) {
        notice(ui, body, "staff.failed", Tone::Warning,
               "La borne n’a pas pu enregistrer : rien n’est réservé. Réessayez.");
        body.take_top(ui.length().gap);
    }
    if (ui.portrait()) {
        staff_summary(ui, body, model, model.visit.chosen->slot);
        body.take_top(ui.length().unit);
        wishes(ui, body, model.visit.wishes);
        body.take_top(ui.length().gap);
        return reasons(ui, body, screen, model.visit);
    }
    Rect left = body.take_start(body.width * 0.54F, ui.length().gap * 2);
    staff_summary(ui, left, model, model.visit.chosen->slot);
    staff_fact(ui, left, "staff.summary.document", "Document", staff_words(model.visit.document));
    left.take_top(ui.length().unit);
    wishes(ui, left, model.visit.wishes);
    reasons(ui, body, screen, model.visit);
}

} // namespace accueil::view

// Reception books for someone: who, where, when, and why it departs from the person's own path.
#include <algorithm>

#include "kiosk/view/draw.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/staff_steps.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

constexpr std::array<const char*, 4> step_names{"Personne", "Lieu", "Heure", "Motif"};

// Four parts, the present one lit; what was done can be returned to with Back only, so these are no buttons.
void steps(Ui& ui, Rect place, int step) {
    const auto cells = columns(place, 4, ui.length().unit);
    for (int i = 0; i < 4; ++i) {
        const auto at = static_cast<std::size_t>(i);
        Rect cell = cells[at];
        ui.shape(cell.take_bottom(ui.length().unit),
                 {.fill = i <= step ? ui.colour().accent : ui.colour().hair, .radius = ui.length().unit / 2});
        ui.owner({});
        ui.write(cell, step_names[at],
                 {.type = i == step ? ui.type().strong : ui.type().caption,
                  .colour = i == step ? ui.colour().ink : ui.colour().quiet,
                  .align = text::Align::Centre});
    }
    ui.tell(NodeRole::Status, "staff.step",
            "Étape " + std::to_string(step + 1) + " sur 4 : " + step_names[static_cast<std::size_t>(step)], place);
}

bool may_go_on(const journey::StaffBooking& screen, const journey::Visit& visit) {
    switch (screen.step) {
    case 1: return visit.office.has_value();
    case 2: return visit.chosen.has_value();
    default: return true;
    }
}

void bar(Ui& ui, const journey::StaffBooking& screen, const journey::Visit& visit) {
    Rect place = staff_bar(ui);
    const OnGround on(ui, ui.colour().band);
    const bool waiting = screen.committing.has_value();
    if (button(ui, place.take_start(button_width(ui, "Retour", Icon::Back), ui.length().gap), "back", "Retour",
               Look::Secondary, Icon::Back, !waiting))
        ui.emit(journey::StepBack{});
    const float wide = button_width(ui, "Enregistrement…", Icon::Check);
    if (screen.step < 3) {
        if (button(ui, place.take_end(wide), "staff.next", "Continuer", Look::Primary, Icon::Forward,
                   may_go_on(screen, visit)))
            ui.emit(journey::StepDone{});
        return;
    }
    if (button(ui, place.take_end(wide), "staff.confirm", waiting ? "Enregistrement…" : "Confirmer", Look::Primary,
               Icon::Check, !waiting))
        ui.emit(journey::ConfirmAsked{});
}

} // namespace

bool staff_in_window(const journey::StaffBooking& screen, const journey::Visit& visit) {
    if (!visit.chosen) return true;
    return std::ranges::any_of(screen.days, [&](const booking::OfferDay& day) {
        return day.in_window && std::ranges::contains(day.times, visit.chosen->grant, &booking::Offer::grant);
    });
}

void draw(const journey::StaffBooking& screen, const journey::Model& model, Ui& ui) {
    std::string title = "Nouveau rendez-vous";
    if (model.visit.replaces) title = "Déplacer : " + staff_moment(ui, *model.facts, model.visit.replaces->slot);
    Rect body = open_staff_page(ui, model, title);
    steps(ui, body.take_top(ui.type().strong.size * 1.5F + ui.length().unit, ui.length().gap),
          std::clamp(screen.step, 0, 3));
    switch (screen.step) {
    case 0: staff_person_step(ui, body, screen, model); break;
    case 1: staff_place_step(ui, body, model); break;
    case 2: staff_time_step(ui, body, screen, model); break;
    default: staff_reason_step(ui, body, screen, model); break;
    }
    bar(ui, screen, model.visit);
}

} // namespace accueil::view

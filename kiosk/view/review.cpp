// All on one page, once more, with the four optional taps that let the agent prepare, and one button.
#include "kiosk/journey/times.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

struct Line {
    Icon icon;
    std::string text;
    bool personal = false;
};

std::vector<Line> lines_of(Ui& ui, const journey::Model& model, const booking::Office& office) {
    const auto& visit = model.visit;
    const auto& wish = visit.wishes;
    std::vector<Line> lines{{Icon::Person, full_name(visit.person), true},
                            {icon_of(wish.mode), words_for(ui, wish.mode)},
                            {Icon::People, ui.ntr("{n} personne", "{n} personnes", wish.people)}};
    lines.push_back({Icon::Pin, wish.mode == booking::Mode::InPerson ? office.name + ", " + address_of(office) : office.name});
    if (wish.interpreter) lines.push_back({Icon::Speech, ui.tr("Avec interprète")});
    if (!visit.person.telephone.empty()) lines.push_back({Icon::Phone, "\u2066" + visit.person.telephone + "\u2069", true});
    if (!visit.person.email.empty()) lines.push_back({Icon::Mail, "\u2066" + visit.person.email + "\u2069", true});
    return lines;
}

void summary(Ui& ui, Rect pane, const journey::Model& model, const booking::Office& office) {
    const float gap = ui.length().gap;
    const auto& start = model.visit.chosen->slot.start;
    ui.shape(pane, {.fill = ui.colour().band,
                    .edge = ui.theme().comfort.high_contrast ? ui.colour().line : Colour{0, 0, 0, 0},
                    .stroke = ui.length().stroke,
                    .radius = ui.length().radius});
    const OnGround on(ui, ui.colour().band);
    Rect inside = pane.inset(gap * 1.25F, gap);
    heading(ui, inside, day_words(ui, start, office.zone), ui.type().heading, "review.day");
    heading(ui, inside, ui.words().time(start, office.zone), ui.type().display, "review.time");
    inside.take_top(ui.length().unit);
    for (const Line& line : lines_of(ui, model, office)) {
        line_with_icon(ui, inside, line.icon, line.text, ui.type().body, ui.colour().ink, line.personal);
        inside.take_top(ui.length().unit * 0.75F);
    }
}

void plan(Ui& ui, Rect& pane, const journey::Model& model) {
    paragraph(ui, pane, ui.tr("Facultatif : de quoi voulez-vous parler ?"), ui.type().strong, ui.colour().ink);
    pane.take_top(ui.length().unit * 1.5F);
    constexpr std::array parts{booking::PlanPart::Installation, booking::PlanPart::Francisation, booking::PlanPart::Employment,
                               booking::PlanPart::Community};
    const float gap = ui.length().unit * 1.5F;
    const float row = std::min(ui.length().button, (pane.height - gap * 3) / 4);
    for (const booking::PlanPart part : parts) {
        const bool on = std::ranges::contains(model.visit.wishes.plan, part);
        if (toggle(ui, pane.take_top(row, gap), plan_id(part), words_for(ui, part), icon_of(part), on))
            ui.emit(journey::PlanToggled{part});
    }
}

} // namespace

void draw(const journey::Review& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model, {.title = ui.tr("Est-ce que tout est juste ?"), .lead = {}, .step = 6});
    const booking::Office* office = model.visit.office ? journey::office(*model.facts, *model.visit.office) : nullptr;
    if (office == nullptr || !model.visit.chosen) return;
    const float gap = ui.length().gap;
    if (screen.failed) {
        notice(ui, body, "failed", Tone::Warning,
               ui.tr("Le rendez-vous n’a pas pu être enregistré. Rien n’est réservé ; quelqu’un vient vous aider."));
        body.take_top(gap * 0.5F);
    }
    const std::string label = ui.tr("Confirmer le rendez-vous");
    Rect side, confirm;
    if (ui.portrait()) {
        confirm = body.take_bottom(ui.length().button * 1.15F, gap);
        const float plan_height = ui.type().strong.size * 1.6F + 4 * (ui.length().button + ui.length().unit * 1.5F) + ui.length().unit;
        side = body.take_bottom(std::min(plan_height, body.height * 0.5F), gap);
    } else {
        side = body.take_end(body.width * 0.44F, gap * 2);
        confirm = side.take_bottom(ui.length().button * 1.15F, gap);
    }
    summary(ui, body, model, *office);
    plan(ui, side, model);
    if (button(ui, confirm, "confirm", label, Look::Primary, Icon::Check)) ui.emit(journey::ConfirmAsked{});
}

} // namespace accueil::view

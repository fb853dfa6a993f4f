// All on one page, once more, with the four optional taps that let the agent prepare, and one button.
#include "kiosk/journey/contact.h"
#include "kiosk/journey/times.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/meeting.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

Meeting meeting_of(Ui& ui, const journey::Model& model, const booking::Office& office) {
    const auto& visit = model.visit;
    const auto& wish = visit.wishes;
    const auto start = visit.chosen->slot.start;
    std::string people = ui.ntr("{n} personne", "{n} personnes", wish.people);
    // Translators: two parts of a list, with the comma of your script.
    if (wish.interpreter)
        people = ui.tr("{first}, {second}", {{"first", people}, {"second", ui.tr("avec interprète")}});
    Meeting meeting{.day = day_words(ui, start, office.zone), .time = ui.words().time(start, office.zone), .lines = {}};
    meeting.lines = {
        {Icon::Person, full_name(visit.person), true}, {Icon::People, people}, place_line(ui, wish.mode, office)};
    // Numbers and addresses keep their own direction in every language.
    if (!visit.person.telephone.empty())
        meeting.lines.push_back(
            {Icon::Phone, "\u2066" + journey::telephone_as_written(visit.person.telephone) + "\u2069", true});
    if (!visit.person.email.empty())
        meeting.lines.push_back({Icon::Mail, "\u2066" + visit.person.email + "\u2069", true});
    return meeting;
}

void summary(Ui& ui, const Rect& pane, const journey::Model& model, const booking::Office& office) {
    ui.shape(pane, {.fill = ui.colour().band,
                    .edge = ui.theme().comfort.high_contrast ? ui.colour().line : Colour{0, 0, 0, 0},
                    .stroke = ui.length().stroke,
                    .radius = ui.length().radius});
    const OnGround on(ui, ui.colour().band);
    draw_meeting(ui, pane.inset(ui.length().gap, ui.length().unit * 2), meeting_of(ui, model, office));
}

void plan(Ui& ui, Rect& pane, const journey::Model& model) {
    paragraph(ui, pane, ui.tr("Facultatif : de quoi voulez-vous parler ?"), ui.type().strong, ui.colour().ink);
    pane.take_top(ui.length().unit * 1.5F);
    constexpr std::array parts{booking::PlanPart::Installation, booking::PlanPart::Francisation,
                               booking::PlanPart::Employment, booking::PlanPart::Community};
    const float gap = ui.length().unit * 1.5F;
    // Four rows; two by two where the page is low.
    const bool square = (pane.height - gap * 3) / 4 < ui.length().button * 0.7F;
    const auto cells = grid(
        pane.take_top(std::min(pane.height, square ? ui.length().button * 2.6F : ui.length().button * 4 + gap * 3)), 4,
        square ? 2 : 1, gap);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool on = std::ranges::contains(model.visit.wishes.plan, parts[i]);
        if (toggle(ui, cells[i], plan_id(parts[i]), words_for(ui, parts[i]), icon_of(parts[i]), on))
            ui.emit(journey::PlanToggled{parts[i]});
    }
}

} // namespace

void draw(const journey::Review& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model, {.title = ui.tr("Est-ce que tout est juste ?"), .lead = {}, .step = 6});
    const booking::Office* office = model.visit.office ? journey::office(*model.facts, *model.visit.office) : nullptr;
    if (office == nullptr || !model.visit.chosen) return;
    const float gap = ui.length().gap;
    if (ui.portrait() && model.comfort.low_reach) body = reading_above(ui, body);
    const auto say_failed = [&] {
        if (!screen.failed) return;
        notice(
            ui, body, "failed", Tone::Warning,
            ui.simple()
                ? ui.tr("Rien n’est réservé. Quelqu’un vient vous aider.")
                : ui.tr("Le rendez-vous n’a pas pu être enregistré. Rien n’est réservé ; quelqu’un vient vous aider."));
        body.take_top(gap * 0.5F);
    };
    if (ui.portrait()) say_failed();
    const std::string label = ui.tr("Confirmer le rendez-vous");
    Rect side, confirm;
    if (ui.portrait()) {
        confirm = body.take_bottom(ui.length().button * 1.15F, gap);
        const float plan_height =
            ui.type().strong.size * 1.6F + 4 * (ui.length().button + ui.length().unit * 1.5F) + ui.length().unit;
        side = body.take_bottom(std::min(plan_height, body.height * 0.52F), gap);
    } else {
        side = body.take_end(body.width * (model.comfort.large_text ? 0.54F : 0.44F), gap * 2);
        confirm = side.take_bottom(ui.length().button * 1.15F, gap);
        say_failed();
    }
    summary(ui, body, model, *office);
    plan(ui, side, model);
    if (button(ui, confirm, "confirm", label, Look::Primary, Icon::Check)) ui.emit(journey::ConfirmAsked{});
}

} // namespace accueil::view

// The last question before a meeting is moved or cancelled: what is, what will be, yes or no.
#include "kiosk/journey/times.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/meeting.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

std::string moment(const Ui& ui, const booking::Slot& slot, const std::string& zone) {
    return ui.tr("{first}, {second}",
                 {{"first", day_words(ui, slot.start, zone)}, {"second", ui.words().time(slot.start, zone)}});
}

struct Answers {
    const char* yes_id;
    std::string yes, no;
    journey::Event event;
};

void ask(Ui& ui, Rect actions, const Answers& answers) {
    const float gap = ui.length().gap;
    const Rect yes =
        ui.portrait()
            ? actions.take_bottom(ui.length().button, gap)
            : actions.take_end(std::max(button_width(ui, answers.yes, Icon::Check), actions.width * 0.4F), gap);
    const Rect no = ui.portrait() ? actions : actions.take_start(std::min(actions.width, button_width(ui, answers.no)));
    if (button(ui, no, "keep", answers.no, Look::Secondary)) ui.emit(journey::BackAsked{});
    if (button(ui, yes, answers.yes_id, answers.yes, Look::Primary, Icon::Check)) ui.emit(answers.event);
}

Rect take_actions(const Ui& ui, Rect& body) {
    const float gap = ui.length().gap;
    return body.take_bottom(ui.length().button * (ui.portrait() ? 2 : 1) + (ui.portrait() ? gap : 0), gap);
}

} // namespace

void draw(const journey::ConfirmMove&, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model, {.title = ui.tr("Changer pour cette heure ?"), .lead = {}});
    const auto& visit = model.visit;
    if (!visit.chosen || !visit.replaces) return;
    const booking::Office* office = journey::office(*model.facts, visit.chosen->slot.office);
    if (office == nullptr) return;
    const Rect actions = take_actions(ui, body);
    const std::string before =
        ui.tr("À la place de : {meeting}", {{"meeting", moment(ui, visit.replaces->slot, office->zone)}});
    const Meeting meeting{.day = day_words(ui, visit.chosen->slot.start, office->zone),
                          .time = ui.words().time(visit.chosen->slot.start, office->zone),
                          .lines = {place_line(ui, visit.wishes.mode, *office), {Icon::Calendar, before}}};
    draw_meeting(ui, body, meeting);
    ask(ui, actions, {"confirm", ui.tr("Oui, changer"), ui.tr("Non, garder mon rendez-vous"), journey::ConfirmAsked{}});
}

void draw(const journey::ConfirmCancel&, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model, {.title = ui.tr("Annuler ce rendez-vous ?"), .lead = {}});
    const auto& visit = model.visit;
    if (!visit.booked) return;
    const booking::Office* office = journey::office(*model.facts, visit.booked->slot.office);
    const std::string zone = office != nullptr ? office->zone : std::string(text::montreal);
    const Rect actions = take_actions(ui, body);
    Meeting meeting{.day = day_words(ui, visit.booked->slot.start, zone),
                    .time = ui.words().time(visit.booked->slot.start, zone),
                    .lines = {}};
    if (office != nullptr) meeting.lines.push_back(place_line(ui, visit.booked->draft.wishes.mode, *office));
    meeting.lines.push_back({Icon::Info, ui.tr("Une autre personne pourra prendre cette heure.")});
    draw_meeting(ui, body, meeting);
    ask(ui, actions,
        {"cancel.yes", ui.tr("Oui, annuler"), ui.tr("Non, garder mon rendez-vous"), journey::CancelConfirmed{}});
}

void draw(const journey::Cancelled&, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model, {.title = ui.tr("Votre rendez-vous est annulé"), .lead = {}, .back = false});
    Rect actions = body.take_bottom(ui.length().button, ui.length().gap);
    paragraph(ui, body, ui.tr("Vous pouvez prendre un autre rendez-vous à cette borne, ou téléphoner au bureau."),
              ui.type().lead, ui.colour().ink);
    const std::string finish = ui.tr("Terminer");
    const Rect end = ui.portrait()
                         ? actions
                         : actions.take_end(std::max(button_width(ui, finish, Icon::Check), actions.width * 0.36F));
    if (button(ui, end, "finish", finish, Look::Primary, Icon::Check)) ui.emit(journey::Finished{});
}

} // namespace accueil::view

// The meeting can't be changed here and now: why, that nothing is lost by it, and what to do instead.
#include "kiosk/journey/times.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

using journey::Obstacle;

std::string title_of(const Ui& ui, Obstacle why) {
    switch (why) {
    case Obstacle::Ended: return ui.tr("Ce rendez-vous n’existe plus");
    case Obstacle::Uncertain: return ui.tr("Nous ne savons pas encore si c’est fait");
    case Obstacle::NotOurs: return ui.tr("Nous ne reconnaissons pas ce papier");
    case Obstacle::Asked:
    case Obstacle::Offline:
    case Obstacle::NotKnownYet:
    case Obstacle::Begun:
    case Obstacle::NothingElse: break;
    }
    return ui.tr("Nous ne pouvons pas changer ce rendez-vous ici");
}

using Sentences = std::vector<std::string>;

Sentences words_for(const Ui& ui, Obstacle why) {
    switch (why) {
    case Obstacle::Asked:
    case Obstacle::Offline:
        return {ui.tr("La borne n’a pas de réseau en ce moment. Votre rendez-vous reste réservé. Pour le changer ou "
                      "l’annuler, téléphonez au bureau ou parlez à une personne du comptoir.")};
    case Obstacle::NotKnownYet:
        return {ui.tr("Ce rendez-vous est bien réservé, mais la borne ne le connaît pas encore. Essayez dans quelques "
                      "minutes, ou parlez à une personne du comptoir.")};
    case Obstacle::NotOurs: return {ui.tr("Demandez à une personne du comptoir de vous aider.")};
    case Obstacle::Ended: return {ui.tr("Il a été annulé ou remplacé par un autre.")};
    case Obstacle::Begun:
        return {ui.tr("L’heure est passée. Téléphonez au bureau ou parlez à une personne du comptoir.")};
    case Obstacle::NothingElse:
        return {ui.tr("Aucune autre heure n’est libre dans vos cinq jours. Votre rendez-vous reste réservé.")};
    case Obstacle::Uncertain:
        return {ui.tr("La connexion s’est coupée. Vérifiez maintenant, ou montrez votre papier ici dans quelques "
                      "minutes : la borne vous dira quel rendez-vous est le vôtre.")};
    }
    return {};
}

// In simple language: what holds, and what to do.
Sentences simple_words_for(const Ui& ui, Obstacle why) {
    const std::string kept = ui.tr("Votre rendez-vous reste réservé.");
    const std::string ask = ui.tr("Demandez à une personne du comptoir de vous aider.");
    switch (why) {
    case Obstacle::Asked:
    case Obstacle::Offline:
    case Obstacle::NotKnownYet:
    case Obstacle::NothingElse: return {kept, ask};
    case Obstacle::NotOurs:
    case Obstacle::Begun: return {ask};
    case Obstacle::Ended:
    case Obstacle::Uncertain: return words_for(ui, why);
    }
    return {};
}

// The meeting as it is known here, or as the slip says: so that whoever telephones can name it.
struct Known {
    core::OfficeId office;
    core::Instant start;
};
std::optional<Known> known(const journey::MeetingObstacle& screen, const journey::Visit& visit) {
    // What is uncertain, foreign or gone must not stand there as if it were true.
    if (screen.why == Obstacle::Uncertain || screen.why == Obstacle::NotOurs || screen.why == Obstacle::Ended)
        return {};
    if (visit.booked) return Known{visit.booked->slot.office, visit.booked->slot.start};
    if (visit.slip && !visit.slip->office.empty()) return Known{visit.slip->office, visit.slip->start};
    return {};
}

void facts_of(Ui& ui, Rect& rest, const journey::MeetingObstacle& screen, const journey::Model& model,
              const Type& type) {
    const auto meeting = known(screen, model.visit);
    if (!meeting) return;
    const booking::Office* office = journey::office(*model.facts, meeting->office);
    const std::string zone = office != nullptr ? office->zone : std::string(text::montreal);
    rest.take_top(ui.length().gap);
    line_with_icon(ui, rest, Icon::Calendar,
                   ui.tr("{first}, {second}", {{"first", day_words(ui, meeting->start, zone)},
                                               {"second", ui.words().time(meeting->start, zone)}}),
                   type, ui.colour().ink);
    if (office == nullptr) return;
    rest.take_top(ui.length().unit);
    line_with_icon(ui, rest, Icon::Pin, office->name, type, ui.colour().ink);
    if (office->telephone.empty()) return;
    rest.take_top(ui.length().unit);
    line_with_icon(ui, rest, Icon::Phone,
                   ui.tr("Téléphone du bureau : {telephone}", {{"telephone", office->telephone}}), type,
                   ui.colour().ink);
}

// Whether asking the scheduler once more may change anything.
bool may_check(Obstacle why) {
    return why == Obstacle::Uncertain || why == Obstacle::Offline || why == Obstacle::NotKnownYet;
}

} // namespace

void draw(const journey::MeetingObstacle& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model, {.title = title_of(ui, screen.why), .lead = {}, .back = !model.trail.empty()});
    const float gap = ui.length().gap;
    // Somebody is called by the bar below, as on every page.
    const bool check = may_check(screen.why) && model.visit.slip && !model.visit.slip->code.empty();
    const int count = check ? 2 : 1;
    const auto lines = static_cast<float>(ui.portrait() ? count : 1);
    const Rect bar = body.take_bottom(ui.length().button * lines + gap * (lines - 1), gap);
    const auto cells = grid(bar, count, ui.portrait() ? 1 : 2, gap);
    const Sentences words = ui.simple() ? simple_words_for(ui, screen.why) : words_for(ui, screen.why);
    float height = 0;
    for (const auto& sentence : words) height += ui.measure(sentence, ui.type().lead, body.width).height;
    const Type& type = height < body.height * 0.5F ? ui.type().lead : ui.type().body;
    for (const auto& sentence : words) paragraph(ui, body, sentence, type, ui.colour().ink);
    facts_of(ui, body, screen, model, type);
    if (button(ui, cells[0], "finish", ui.tr("Terminer"), check ? Look::Secondary : Look::Primary, Icon::Check))
        ui.emit(journey::Finished{});
    if (check && button(ui, cells[1], "obstacle.check", ui.tr("Vérifier maintenant"), Look::Primary))
        ui.emit(journey::CheckAgain{});
}

} // namespace accueil::view

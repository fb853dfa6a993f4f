#include "kiosk/view/appointment_text.h"

#include <format>

#include "shared/calendar/zone.h"

namespace accueil::view {

std::string words_for(const Ui& ui, booking::Mode mode) {
    switch (mode) {
    case booking::Mode::InPerson: return ui.tr("En personne");
    case booking::Mode::Telephone: return ui.tr("Par téléphone");
    case booking::Mode::Video: return ui.tr("Par vidéo");
    }
    return {};
}

Icon icon_of(booking::Mode mode) {
    switch (mode) {
    case booking::Mode::InPerson: return Icon::Person;
    case booking::Mode::Telephone: return Icon::Phone;
    case booking::Mode::Video: return Icon::Video;
    }
    return Icon::None;
}

std::string mode_id(booking::Mode mode) {
    switch (mode) {
    case booking::Mode::InPerson: return "mode.in-person";
    case booking::Mode::Telephone: return "mode.telephone";
    case booking::Mode::Video: return "mode.video";
    }
    return {};
}

std::string words_for(const Ui& ui, booking::PlanPart part) {
    switch (part) {
    case booking::PlanPart::Installation: return ui.tr("Me loger et m’installer");
    case booking::PlanPart::Francisation: return ui.tr("Apprendre le français");
    case booking::PlanPart::Employment: return ui.tr("Trouver du travail");
    case booking::PlanPart::Community: return ui.tr("Connaître des gens");
    }
    return {};
}

Icon icon_of(booking::PlanPart part) {
    switch (part) {
    case booking::PlanPart::Installation: return Icon::House;
    case booking::PlanPart::Francisation: return Icon::Speech;
    case booking::PlanPart::Employment: return Icon::Work;
    case booking::PlanPart::Community: return Icon::Community;
    }
    return Icon::None;
}

std::string plan_id(booking::PlanPart part) {
    switch (part) {
    case booking::PlanPart::Installation: return "plan.installation";
    case booking::PlanPart::Francisation: return "plan.francisation";
    case booking::PlanPart::Employment: return "plan.employment";
    case booking::PlanPart::Community: return "plan.community";
    }
    return {};
}

std::string time_id(const booking::Offer& offer, const std::string& zone) {
    const auto found = calendar::find_zone(zone);
    const auto local = calendar::local_time(offer.slot.start, found ? *found : calendar::montreal());
    return std::format("time.{:%FT%H:%M}", std::chrono::floor<std::chrono::minutes>(local));
}

std::string day_words(const Ui& ui, core::Instant start, const std::string& zone) {
    const auto day = text::local_day(start, zone);
    return ui.words().weekday(day) + " " + ui.words().day_month(day);
}

std::string address_of(const booking::Office& office) {
    std::string out;
    for (const std::string& line : office.address) out += (out.empty() ? "" : ", ") + line;
    return out;
}

std::string full_name(const booking::Person& person) {
    // A letter may name nobody but by its reference.
    if (person.given_names.empty() && person.surname.empty()) return person.reference;
    if (person.given_names.empty()) return person.surname;
    return person.surname.empty() ? person.given_names : person.given_names + " " + person.surname;
}

} // namespace accueil::view

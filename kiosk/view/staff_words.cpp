// What reception reads. French only, as the staff of the administration works in French.
#include <algorithm>
#include <array>
#include <format>
#include <utility>

#include "kiosk/view/staff_page.h"

namespace accueil::view {

std::string_view staff_words(booking::Outcome outcome) {
    switch (outcome) {
    case booking::Outcome::Pending: return "À transmettre";
    case booking::Outcome::Accepted: return "Accepté";
    case booking::Outcome::Relocated: return "Déplacé";
    case booking::Outcome::NeedsHuman: return "À régler";
    case booking::Outcome::Cancelled: return "Annulé";
    }
    return {};
}

std::string_view staff_words(booking::OverrideReason reason) {
    switch (reason) {
    case booking::OverrideReason::NoSlotInWindow: return "Aucune place dans le délai";
    case booking::OverrideReason::PersonUnavailable: return "Personne non disponible";
    case booking::OverrideReason::LateArrival: return "Arrivée les jours précédents";
    case booking::OverrideReason::AccessNeed: return "Besoin d’accès ou d’interprète";
    case booking::OverrideReason::NoDocument: return "Sans document lisible";
    case booking::OverrideReason::Reschedule: return "Rendez-vous déplacé";
    case booking::OverrideReason::OperatorDecision: return "Décision de la coordination";
    }
    return {};
}

std::string_view staff_words(booking::Mode mode) {
    switch (mode) {
    case booking::Mode::InPerson: return "En personne";
    case booking::Mode::Telephone: return "Par téléphone";
    case booking::Mode::Video: return "Par vidéo";
    }
    return {};
}

std::string_view staff_words(booking::DocumentKind kind) {
    switch (kind) {
    case booking::DocumentKind::None: return "Aucun document";
    case booking::DocumentKind::BoardingPass: return "Carte d’embarquement";
    case booking::DocumentKind::Passport: return "Passeport";
    case booking::DocumentKind::Visa: return "Visa";
    case booking::DocumentKind::Seal: return "Document à sceau numérique";
    case booking::DocumentKind::Invitation: return "Lettre d’invitation";
    case booking::DocumentKind::Reference: return "Numéro de dossier";
    }
    return {};
}

std::string_view staff_words(journey::PrintState state) {
    switch (state) {
    case journey::PrintState::Waiting: return "Le bordereau attend l’imprimante.";
    case journey::PrintState::Printing: return "Le bordereau s’imprime.";
    case journey::PrintState::Printed: return "Le bordereau est imprimé.";
    case journey::PrintState::PaperOut: return "L’imprimante n’a plus de papier.";
    case journey::PrintState::PaperJam: return "Le papier est coincé dans l’imprimante.";
    case journey::PrintState::DoorOpen: return "Le capot de l’imprimante est ouvert.";
    case journey::PrintState::Failed: return "Le bordereau n’est pas sorti.";
    case journey::PrintState::NoPrinter: return "Aucune imprimante : le bordereau est gardé en PDF.";
    case journey::PrintState::NotAsked: return "Aucun bordereau demandé.";
    }
    return {};
}

std::string_view staff_words(journey::PrinterState state) {
    switch (state) {
    case journey::PrinterState::Ready: return "Prête";
    case journey::PrinterState::Printing: return "Imprime";
    case journey::PrinterState::PaperOut: return "Plus de papier";
    case journey::PrinterState::PaperJam: return "Papier coincé";
    case journey::PrinterState::DoorOpen: return "Capot ouvert";
    case journey::PrinterState::Offline: return "Ne répond pas";
    case journey::PrinterState::None: return "Aucune";
    }
    return {};
}

std::string_view staff_words(journey::Stop stop) {
    switch (stop) {
    case journey::Stop::ByStaff: return "Arrêtée par le personnel";
    case journey::Stop::StoreBroken: return "Les données ne s’enregistrent plus";
    case journey::Stop::DiskFull: return "Le disque est plein";
    case journey::Stop::NotEnrolled: return "La borne n’est pas inscrite";
    case journey::Stop::Quarantined: return "Mise à l’écart : disque restauré ou copié";
    case journey::Stop::CertificateExpired: return "Le certificat est expiré";
    }
    return {};
}

std::string_view staff_words_of_screen(std::string_view screen) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 21> all{
        {{"attract", "Écran d’accueil"},
         {"choose-language", "Choix de la langue"},
         {"show-document", "Lecture du document"},
         {"confirm-person", "« Est-ce vous ? »"},
         {"enter-name", "Saisie du nom"},
         {"choose-region", "Choix de la région"},
         {"choose-office", "Choix du bureau"},
         {"choose-time", "Choix de l’heure"},
         {"nothing-free", "Aucune place libre"},
         {"enter-contact", "Téléphone et courriel"},
         {"review", "Vérification"},
         {"confirming", "Enregistrement"},
         {"confirmed", "Rendez-vous confirmé"},
         {"asking", "Question à la centrale"},
         {"your-meeting", "Rendez-vous rappelé"},
         {"meeting-obstacle", "Changement impossible"},
         {"confirm-move", "Changement d’heure"},
         {"confirm-cancel", "Annulation"},
         {"cancelled", "Rendez-vous annulé"},
         {"farewell", "Fin"},
         {"out-of-service", "Hors service"}}};
    const auto found = std::ranges::find(all, screen, &std::pair<std::string_view, std::string_view>::first);
    return found == all.end() ? screen : found->second;
}

std::string staff_since(core::Instant then, core::Instant now) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(now - then).count();
    if (minutes < 1) return "à l’instant";
    if (minutes < 60) return std::format("depuis {} min", minutes);
    if (minutes < 24 * 60) return std::format("depuis {} h {:02}", minutes / 60, minutes % 60);
    return std::format("depuis {} j", minutes / (24 * 60));
}

std::string staff_name(const booking::Person& person) {
    if (person.given_names.empty() && person.surname.empty()) return person.reference;
    if (person.given_names.empty()) return person.surname;
    if (person.surname.empty()) return person.given_names;
    return person.given_names + " " + person.surname;
}

std::string staff_people(int people) { return people == 1 ? "1 personne" : std::format("{} personnes", people); }

namespace {

const booking::Office* office(const journey::Facts& facts, const core::OfficeId& id) {
    const auto found = std::ranges::find(facts.offices, id, &booking::Office::id);
    return found == facts.offices.end() ? nullptr : &*found;
}

} // namespace

std::string staff_office(const journey::Facts& facts, const core::OfficeId& id) {
    const auto* place = office(facts, id);
    return place != nullptr ? place->name : id.value;
}

std::string_view staff_zone(const journey::Facts& facts, const core::OfficeId& id) {
    const auto* place = office(facts, id);
    return place != nullptr ? std::string_view(place->zone) : text::montreal;
}

std::string staff_moment(const Ui& ui, const journey::Facts& facts, const booking::Slot& slot) {
    const auto zone = staff_zone(facts, slot.office);
    const auto day = text::local_day(slot.start, zone);
    const auto& words = ui.words();
    return words.weekday_short(day) + " " + words.day_month_short(day) + ", " + words.time(slot.start, zone);
}

} // namespace accueil::view

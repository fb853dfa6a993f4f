#include "deploy/provision/checks.h"

#include <format>

namespace accueil::provision {
namespace {

using namespace std::chrono_literals;

// A certificate of 30 days is renewed at one third; with less than this left, two thirds of the tries have failed.
constexpr std::chrono::days certificate_margin{10};
constexpr std::chrono::hours silence{24};
constexpr std::uint64_t least_disk_mib = 500;

Check good(std::string check, std::string what) {
    return {.check = std::move(check), .ok = true, .what = std::move(what), .act = {}};
}
Check bad(std::string check, std::string what, std::string act) {
    return {.check = std::move(check), .ok = false, .what = std::move(what), .act = std::move(act)};
}

std::string reason(const core::Error& error) { return std::string(core::name(error.kind)) + ": " + error.detail; }

} // namespace

Check check_standing(const store::Status& status) {
    switch (status.standing) {
    case store::Standing::NotEnrolled:
        return bad("enrolment", "la borne n’est pas inscrite", "accueilctl enrol, avec un jeton de l’ordonnanceur");
    case store::Standing::Ready:
        return good("enrolment", std::format("{}, époque {}", status.terminal.value, status.epoch.value));
    case store::Standing::Quarantined:
        return bad("enrolment", "le disque a été restauré ou déplacé : la borne ne réserve plus",
                   "vérifier la liaison : au prochain échange, l’ordonnanceur lui donne une nouvelle époque et elle "
                   "reprend ; si elle n’en reçoit pas, accueil-scheduler fence");
    }
    return {};
}

namespace {

Check check_missing_counter(const std::string& configured, const core::Error& why, bool expected) {
    const bool none = why.kind == core::ErrorKind::Unsupported;
    if (expected)
        return bad("counter", "le compteur que ce disque suit a disparu : " + reason(why),
                   "la borne s’écarte d’elle-même ; si le TPM a été vidé ou remplacé, accueilctl counter define ; elle "
                   "reprend au prochain échange");
    if (none)
        return good("counter", configured == "none"
                                   ? "aucun ([counter] tpm = \"none\")"
                                   : "aucun TPM : un disque restauré ne se voit qu’au prochain échange");
    if (why.kind == core::ErrorKind::NotFound)
        return bad("counter", "le TPM n’a pas encore de compteur", "accueilctl counter define");
    if (why.kind == core::ErrorKind::Refused)
        return bad("counter", reason(why),
                   "le propriétaire du TPM a un mot de passe : établir l’index 0x0181ACC1 avec tpm2_nvdefine "
                   "(voir README.fr.md), ou [counter] tpm = \"none\"");
    return bad("counter", reason(why), "droits sur /dev/tpmrm0 (groupe tss), ou [counter] tpm = \"none\"");
}

} // namespace

Check check_counter(const std::string& configured, const core::Result<std::uint64_t>& found,
                    std::optional<std::uint64_t> expected) {
    if (!found) return check_missing_counter(configured, found.error(), expected.has_value());
    if (!expected) return good("counter", std::format("{}, suivi à partir du prochain démarrage", *found));
    if (*expected == *found || *expected == *found + 1)
        return good("counter", std::format("{}, va avec ce disque", *found));
    return bad("counter", std::format("{}, ce disque attend {} : il est d’un autre temps", *found, *expected),
               "rien : la borne s’écarte d’elle-même et reprend, avec une nouvelle époque, au prochain échange");
}

Check check_certificate(const core::Result<security::CertificateFacts>& facts, core::Instant now) {
    if (!facts) return bad("certificate", reason(facts.error()), "accueilctl enrol");
    const auto left = std::chrono::floor<std::chrono::days>(facts->not_after - now);
    if (now < facts->not_before)
        return bad("certificate", "le certificat n’est pas encore valable", "régler l’horloge de la borne");
    if (left < 0 * certificate_margin)
        return bad("certificate", std::format("échu depuis {} jours", -left.count()),
                   "accueilctl enrol --again, avec un nouveau jeton");
    if (left < certificate_margin)
        return bad("certificate", std::format("encore {} jours, le renouvellement n’a pas réussi", left.count()),
                   "rétablir le lien avec l’ordonnanceur ; la borne renouvelle alors d’elle-même");
    return good("certificate", std::format("encore {} jours", left.count()));
}

Check check_scheduler(const core::Result<int>& http_status) {
    if (!http_status)
        return bad("scheduler", reason(http_status.error()),
                   "vérifier le réseau, [scheduler] url et l’autorité ; la borne réserve entre-temps ce qu’elle tient");
    if (*http_status == 503)
        return bad("scheduler", "répond qu’il se rétablit d’une copie", "attendre ; voir le journal de l’ordonnanceur");
    if (*http_status >= 500)
        return bad("scheduler", std::format("répond {}", *http_status), "voir le journal de l’ordonnanceur");
    if (*http_status == 401 || *http_status == 403)
        return bad("scheduler", std::format("refuse notre certificat ({})", *http_status),
                   "la borne est-elle révoquée ? accueilctl enrol --again, avec un nouveau jeton");
    return good("scheduler", "joint, certificats reconnus des deux côtés");
}

Check check_clock(const booking::ClockTrust& clock) {
    const auto skew = std::format("écart de {} ms avec l’ordonnanceur", clock.skew.count());
    if (!clock.confirmed)
        return bad("clock", "pas confirmée depuis le démarrage : réservations à partir du 2e jour seulement",
                   "rétablir le lien avec l’ordonnanceur");
    if (booking::is_doubtful(clock)) return bad("clock", skew, "vérifier le serveur de temps : timedatectl");
    return good("clock", skew);
}

Check check_exchange(const std::optional<core::Instant>& last, core::Instant now) {
    if (!last) return bad("exchange", "aucun échange avec l’ordonnanceur", "systemctl status accueil-kiosk");
    const auto hours = std::chrono::floor<std::chrono::hours>(now - *last);
    if (hours >= silence)
        return bad("exchange", std::format("dernier échange il y a {} heures", hours.count()),
                   "vérifier le réseau ; systemctl status accueil-kiosk");
    return good("exchange", "dernier échange " + core::to_rfc3339(*last));
}

Check check_integrity(const core::Result<void>& store, const core::Result<void>& audit) {
    if (!store)
        return bad("store", reason(store.error()),
                   "arrêter le service, garder une copie du dossier, appeler le soutien");
    if (!audit) return bad("store", reason(audit.error()), "garder une copie du dossier : le registre a été modifié");
    return good("store", "base intègre, registre sans rupture");
}

Check check_disk(std::uint64_t free_mib) {
    const auto what = std::format("{} Mio libres", free_mib);
    return free_mib < least_disk_mib
               ? bad("disk", what, "libérer de la place : la borne s’arrête quand il n’en reste plus")
               : good("disk", what);
}

Check check_outbox(const store::Status& status, core::Instant now) {
    const auto what = std::format("{} réservations à livrer", status.outbox_depth);
    if (status.oldest_pending && now - *status.oldest_pending > silence)
        return bad("outbox", what + ", la plus vieille de plus de 24 heures",
                   "rétablir le lien avec l’ordonnanceur ; ne rien effacer");
    return good("outbox", what);
}

Check check_copy(const std::optional<core::Result<std::size_t>>& missing) {
    if (!missing) return good("copy", "aucun second support configuré ([store] backup)");
    if (!*missing)
        return bad(
            "copy", "aucune copie sur le second support : " + reason(missing->error()),
            "brancher ou monter le support, y faire le dossier de [store] backup ; la copie reprend d’elle-même");
    if (**missing > 0)
        return bad("copy", std::format("{} réservations manquent à la copie", **missing),
                   "le support est-il plein ou en lecture seule ? journalctl -u accueil-kiosk, « copy.failed »");
    return good("copy", "toutes les réservations qui ne sont pas en sûreté ailleurs y sont");
}

Check check_dead_letters(std::uint64_t count) {
    if (count == 0) return good("dead-letters", "aucune");
    return bad("dead-letters", std::format("{} réservations que l’ordonnanceur n’a pu placer", count),
               "le personnel d’accueil les traite à l’écran du personnel");
}

Check check_hand(const std::vector<store::HandCount>& hand) {
    int slots = 0;
    for (const auto& count : hand) slots += count.slots;
    if (slots == 0)
        return bad("hand", "aucune plage en main : rien à offrir",
                   "rétablir le lien avec l’ordonnanceur, ou y ouvrir des heures");
    return good("hand", std::format("{} plages en main", slots));
}

Check check_camera(const DeviceFacts& camera) {
    if (camera.present) return good("camera", camera.name);
    return bad("camera", camera.name + " absente ou interdite", "brancher la caméra, ou corriger [camera] device");
}

Check check_scanners(const std::vector<DeviceFacts>& scanners) {
    std::string missing;
    for (const auto& scanner : scanners)
        if (!scanner.present) missing += (missing.empty() ? "" : ", ") + scanner.name;
    if (missing.empty()) return good("scanners", std::format("{} lecteurs", scanners.size()));
    return bad("scanners", missing + " absent ou interdit", "brancher le lecteur, ou corriger [[scanners]] device");
}

Check check_printer(const DeviceFacts& printer, platform::PrinterState state) {
    const auto what = printer.name + ": " + std::string(name(state));
    switch (state) {
    case platform::PrinterState::None: return good("printer", "aucune ; les feuillets restent en PDF");
    case platform::PrinterState::Ready:
    case platform::PrinterState::Printing: return good("printer", what);
    case platform::PrinterState::PaperOut: return bad("printer", what, "mettre du papier");
    case platform::PrinterState::PaperJam: return bad("printer", what, "retirer le papier coincé");
    case platform::PrinterState::DoorOpen: return bad("printer", what, "fermer l’imprimante");
    case platform::PrinterState::Offline:
        return bad("printer", what, "allumer l’imprimante, vérifier le réseau et [printer] uri");
    }
    return {};
}

} // namespace accueil::provision

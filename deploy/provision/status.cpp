// accueilctl status [--json]
#include <iomanip>
#include <memory>
#include <ostream>
#include <string>

#include "deploy/provision/commands.h"
#include "deploy/provision/devices.h"
#include "deploy/provision/terminal.h"
#include "shared/calendar/date.h"
#include "shared/security/files.h"
#include "shared/security/identity.h"

namespace accueil::provision {
namespace {

Json instant(const std::optional<core::Instant>& time) { return time ? Json(core::to_rfc3339(*time)) : Json(nullptr); }

std::optional<core::Instant> certificate_expiry(const configuration::TerminalConfiguration& terminal) {
    const auto facts =
        security::read_private(identity_files(terminal).identity()).and_then(security::certificate_facts);
    return facts ? std::optional(facts->not_after) : std::nullopt;
}

Json to_json(const DeviceFacts& device) { return {{"device", device.name}, {"present", device.present}}; }

Json to_json(const Devices& devices) {
    Json scanners = Json::array();
    for (const auto& scanner : devices.scanners) scanners.push_back(to_json(scanner));
    auto printer = to_json(devices.printer);
    printer["state"] = std::string(name(devices.printer_state));
    return {{"camera", to_json(devices.camera)}, {"scanners", scanners}, {"printer", printer}};
}

Json to_json(const std::vector<store::HandCount>& hand) {
    Json list = Json::array();
    for (const auto& [office, day, slots] : hand)
        list.push_back({{"office", office.value}, {"day", calendar::to_iso(day)}, {"slots", slots}});
    return list;
}

Json to_json(const configuration::TerminalConfiguration& terminal, const store::Status& status) {
    const bool enrolled = status.standing != store::Standing::NotEnrolled;
    return {{"terminal", enrolled ? status.terminal.value : terminal.id.value},
            {"version", ACCUEIL_VERSION},
            {"standing", std::string(store::name(status.standing))},
            {"desk", std::string(configuration::name(terminal.desk))},
            {"epoch", status.epoch.value},
            {"generation", status.generation.value},
            {"last_exchange", instant(status.last_exchange)},
            {"clock",
             {{"trusted", status.clock.confirmed && !booking::is_doubtful(status.clock)},
              {"confirmed", status.clock.confirmed},
              {"skew_ms", status.clock.skew.count()}}},
            {"hand", to_json(status.hand)},
            {"outbox_depth", status.outbox_depth},
            {"oldest_pending", instant(status.oldest_pending)},
            {"pending_returns", status.pending_returns},
            {"dead_letters", status.dead_letters},
            {"open_calls", status.open_calls},
            {"retained", status.retained},
            {"certificate_expires", instant(certificate_expiry(terminal))},
            {"devices", to_json(look_at_devices(terminal))}};
}

std::string shown(const Json& value) {
    if (value.is_null()) return "jamais";
    if (value.is_boolean()) return value.get<bool>() ? "oui" : "non";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

// The same facts for a person, one a line.
void print(const Json& status, Console& console) {
    const auto line = [&](std::string_view label, const Json& value) {
        console.out << "  " << label << " : " << shown(value) << '\n';
    };
    console.out << shown(status["terminal"]) << " (" << shown(status["standing"]) << "), version "
                << shown(status["version"]) << '\n';
    line("guichet", status["desk"]);
    line("époque", status["epoch"]);
    line("dernier échange", status["last_exchange"]);
    line("horloge confirmée", status["clock"]["trusted"]);
    line("écart de l’horloge (ms)", status["clock"]["skew_ms"]);
    line("réservations à livrer", status["outbox_depth"]);
    line("réservations à examiner", status["dead_letters"]);
    line("appels en attente", status["open_calls"]);
    line("certificat valable jusqu’au", status["certificate_expires"]);
    const auto& devices = status["devices"];
    const auto device = [&](std::string_view label, const Json& facts) {
        console.out << "  " << label << " : " << shown(facts["device"]) << (facts["present"] ? "" : " (absent)")
                    << '\n';
    };
    device("caméra", devices["camera"]);
    for (const auto& scanner : devices["scanners"]) device("lecteur", scanner);
    device("imprimante", devices["printer"]);
    console.out << "  plages en main :" << (status["hand"].empty() ? " aucune" : "") << '\n';
    for (const auto& count : status["hand"])
        console.out << "    " << shown(count["day"]) << "  " << shown(count["office"]) << "  " << shown(count["slots"])
                    << '\n';
}

void run(bool json, Console& console) {
    const auto terminal = take_up(console);
    if (!terminal) return console.refuse(terminal.error(), json);
    const auto store = look_into_store(*terminal, console);
    if (!store) return console.refuse(store.error(), json);
    const auto status = (*store)->status();
    if (!status) return console.refuse(status.error(), json);
    const auto facts = to_json(*terminal, *status);
    if (json)
        console.line(facts);
    else
        print(facts, console);
}

} // namespace

void add_status(CLI::App& app, Console& console) {
    auto json = std::make_shared<bool>(false);
    auto* status = app.add_subcommand("status", "Comment va la borne");
    status->add_flag("--json", *json, "Un objet JSON");
    status->callback([=, &console] { run(*json, console); });
}

} // namespace accueil::provision

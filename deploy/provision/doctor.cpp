// accueilctl doctor [--json]: looks at everything that a kiosk needs and says what to do about what is wrong.
#include <sys/statvfs.h>

#include <algorithm>
#include <format>
#include <memory>
#include <ostream>
#include <string>
#include <thread>

#include "deploy/provision/checks.h"
#include "deploy/provision/commands.h"
#include "deploy/provision/counter.h"
#include "deploy/provision/furnishings.h"
#include "deploy/provision/terminal.h"
#include "shared/core/places.h"
#include "shared/security/files.h"
#include "shared/store/second_medium.h"
#include "shared/sync/curl_transport.h"

namespace accueil::provision {
namespace {

using configuration::TerminalConfiguration;

core::Result<int> ask_scheduler(const TerminalConfiguration& terminal, core::Cursor cursor) {
    const auto files = identity_files(terminal);
    const auto transport = sync::make_curl_transport(
        {.url = terminal.scheduler.url, .ca_file = files.authority(), .identity_file = files.identity()});
    if (!transport) return std::unexpected(transport.error());
    const auto response = (*transport)->send({.path = std::format("/v1/changes?cursor={}", cursor.value), .body = {}});
    if (!response) return std::unexpected(response.error());
    return response->status;
}

std::uint64_t free_mib(std::filesystem::path place) {
    struct statvfs status{};
    while (::statvfs(place.c_str(), &status) != 0) {
        if (!place.has_relative_path()) return 0;
        place = place.parent_path();
    }
    return std::uint64_t{status.f_bavail} * status.f_frsize >> 20U;
}

using Checks = std::vector<Check>;

// Those promised in this very second may still be on their way to the medium: they are looked for once more.
std::optional<core::Result<std::size_t>> missing_in_copy(const TerminalConfiguration& terminal, store::Store& store,
                                                         const core::TerminalId& id) {
    if (!terminal.store.backup) return std::nullopt;
    core::Result<std::size_t> missing = 0;
    for (int look = 0; look < 2 && (look == 0 || missing.value_or(0) > 0); ++look) {
        if (look > 0) std::this_thread::sleep_for(std::chrono::seconds{1});
        const auto items = store.not_yet_durable({});
        if (!items) return core::Result<std::size_t>(std::unexpected(items.error()));
        const auto copy = store::read_second_medium(*terminal.store.backup, id);
        if (!copy) return core::Result<std::size_t>(std::unexpected(copy.error()));
        missing = static_cast<std::size_t>(std::ranges::count_if(*items, [&](const wire::Item& item) {
            return std::ranges::find(copy->items, item.id, &wire::Item::id) == copy->items.end();
        }));
    }
    return missing;
}

void check_store(const TerminalConfiguration& terminal, Checks& checks, Console& console) {
    const auto store = look_into_store(terminal, console);
    const auto status = store ? (*store)->status() : core::Result<store::Status>(std::unexpected(store.error()));
    if (!status) {
        const bool never = status.error().kind == core::ErrorKind::NotFound;
        checks.push_back(never ? check_standing({}) : check_integrity(std::unexpected(status.error()), {}));
        return;
    }
    const auto now = console.clock.now();
    checks.push_back(check_standing(*status));
    checks.push_back(check_counter(terminal.counter, read_counter(terminal), status->outside_counter));
    checks.push_back(check_certificate(
        security::read_private(identity_files(terminal).identity()).and_then(security::certificate_facts), now));
    checks.push_back(check_scheduler(ask_scheduler(terminal, status->cursor)));
    checks.push_back(check_clock(status->clock));
    checks.push_back(check_exchange(status->last_exchange, now));
    checks.push_back(check_integrity((*store)->check_integrity(), (*store)->audit_verify()));
    checks.push_back(check_outbox(*status, now));
    checks.push_back(check_copy(missing_in_copy(terminal, **store, status->terminal)));
    checks.push_back(check_dead_letters(status->dead_letters));
    checks.push_back(check_hand(status->hand));
}

Checks examine(Console& console) {
    const auto terminal = take_up(console);
    if (!terminal)
        return {{.check = "configuration",
                 .ok = false,
                 .what = terminal.error().detail,
                 .act = "corriger " + console.configuration.string() + " ; l’exemple commenté dit ce qui est permis"}};
    Checks checks{{.check = "configuration", .ok = true, .what = console.configuration.string(), .act = {}}};
    check_store(*terminal, checks, console);
    checks.push_back(check_disk(free_mib(terminal->store.folder)));
    const auto devices = look_at_devices(*terminal);
    checks.push_back(check_camera(devices.camera));
    checks.push_back(check_scanners(devices.scanners));
    checks.push_back(check_printer(devices.printer, devices.printer_state));
    for (auto& check : check_languages(terminal->languages, core::share_folder())) checks.push_back(std::move(check));
    return checks;
}

void run(bool json, Console& console) {
    for (const auto& [check, ok, what, act] : examine(console)) {
        if (!ok) console.status = 1;
        if (json) {
            console.line({{"check", check}, {"ok", ok}, {"what", what}, {"do", act}});
            continue;
        }
        console.out << (ok ? "  bien    " : "  À FAIRE ") << check << " : " << what << '\n';
        if (!act.empty()) console.out << "          → " << act << '\n';
    }
}

} // namespace

void add_doctor(CLI::App& app, Console& console) {
    auto json = std::make_shared<bool>(false);
    auto* doctor = app.add_subcommand("doctor", "Ce qui va, ce qui ne va pas, et quoi faire");
    doctor->add_flag("--json", *json, "Un objet JSON par vérification");
    doctor->callback([=, &console] { run(*json, console); });
}

} // namespace accueil::provision

// accueilctl wipe --yes [--undelivered]: this machine stops being a terminal.
#include <format>
#include <functional>
#include <memory>
#include <ostream>
#include <vector>

#include "deploy/provision/commands.h"
#include "deploy/provision/terminal.h"
#include "platform/counter/tpm_counter.h"

namespace accueil::provision {
namespace {

namespace fs = std::filesystem;

// A booking that nobody delivered is a promise to a person: it is not thrown away by mistake.
core::Result<void> nothing_undelivered(const configuration::TerminalConfiguration& terminal, Console& console) {
    const auto store = look_into_store(terminal, console);
    if (!store && store.error().kind == core::ErrorKind::NotFound) return {};
    if (!store) return std::unexpected(store.error());
    const auto status = (*store)->status();
    if (!status) return std::unexpected(status.error());
    if (status->outbox_depth > 0)
        return core::fail(core::ErrorKind::Refused,
                          std::format("{} bookings are not delivered yet; bring the network back, or add --undelivered "
                                      "to lose them",
                                      status->outbox_depth));
    return {};
}

// Only files of ours, by name: a folder of the configuration may hold other things as well.
core::Result<void> remove_from(const fs::path& folder, const std::function<bool(const std::string&)>& ours) {
    std::error_code failure;
    if (!fs::exists(folder, failure)) return {};
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, failure))
        if (ours(entry.path().filename().string())) files.push_back(entry.path());
    for (const auto& file : files)
        if (!failure) fs::remove(file, failure);
    if (failure) return core::fail(core::ErrorKind::Unavailable, folder.string() + ": " + failure.message());
    return {};
}

core::Result<void> remove_all(const configuration::TerminalConfiguration& terminal) {
    const auto database = terminal.store.file().filename().string();
    // The keys first: what is left after a failure then can't be read any more.
    return remove_from(terminal.identity,
                       [](const std::string& name) { return name.ends_with(".key") || name.ends_with(".pem"); })
        .and_then([&] {
            return remove_from(terminal.store.folder,
                               [&](const std::string& name) { return name.starts_with(database); });
        })
        .and_then([&] {
            return terminal.store.backup ? remove_from(*terminal.store.backup,
                                                       [&](const std::string& name) {
                                                           return name == "outbox-" + terminal.id.value + ".copy";
                                                       })
                                         : core::Result<void>{};
        })
        .and_then([&] {
            return remove_from(terminal.printer.folder, [](const std::string& name) { return name.ends_with(".pdf"); });
        })
        .and_then([&] {
            // Last: with the disk still there, a kiosk without its counter would take itself for a copy.
            auto gone = platform::make_counter(terminal.counter)->remove();
            return gone || gone.error().kind == core::ErrorKind::Unsupported ? core::Result<void>{} : gone;
        });
}

void run(bool sure, bool undelivered, Console& console) {
    const auto terminal = take_up(console);
    if (!terminal) return console.refuse(terminal.error());
    if (!sure)
        return console.refuse({core::ErrorKind::Refused, "this removes the identity, the bookings and the slips of " +
                                                             terminal->id.value + "; add --yes"});
    if (!undelivered)
        if (const auto safe = nothing_undelivered(*terminal, console); !safe) return console.refuse(safe.error());
    if (const auto done = remove_all(*terminal); !done) return console.refuse(done.error());
    console.out << terminal->id.value << " : effacée. Révoquer la borne chez l’ordonnanceur.\n";
}

} // namespace

void add_wipe(CLI::App& app, Console& console) {
    auto sure = std::make_shared<bool>(false);
    auto undelivered = std::make_shared<bool>(false);
    auto* wipe = app.add_subcommand("wipe", "Effacer l’identité, les données et les feuillets de la borne");
    wipe->add_flag("--yes", *sure, "Vraiment");
    wipe->add_flag("--undelivered", *undelivered, "Même s’il reste des réservations à livrer : elles sont perdues");
    wipe->callback([=, &console] { run(*sure, *undelivered, console); });
}

} // namespace accueil::provision

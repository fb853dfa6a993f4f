// accueilctl wipe --yes [--undelivered]: this machine stops being a terminal.
#include <unistd.h>

#include <fstream>
#include <functional>
#include <memory>
#include <ostream>
#include <vector>

#include "deploy/provision/commands.h"
#include "deploy/provision/terminal.h"
#include "platform/counter/tpm_counter.h"
#include "shared/sync/agent.h"

namespace accueil::provision {
namespace {

namespace fs = std::filesystem;

// A booking that nobody delivered is a promise to a person: it is not thrown away by mistake. And a kiosk that runs, or
// is started in this very moment, must make no more of them.
core::Result<void> retire(const configuration::TerminalConfiguration& terminal, bool undelivered, Console& console) {
    std::error_code ignored;
    if (!fs::exists(terminal.store.file(), ignored)) return {};
    std::string boot;
    std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), boot);
    const store::Synchroniser me{boot, ::getpid(), core::uuid_v7(console.random, console.clock.now())};
    const auto done = open_store(terminal, console).and_then([&](const std::unique_ptr<store::Store>& store) {
        return store->retire(me, sync::runs, undelivered);
    });
    if (done) return {};
    if (done.error().kind == core::ErrorKind::Refused)
        return core::fail(core::ErrorKind::Refused, "the kiosk is running; systemctl stop accueil-kiosk");
    if (undelivered) return {}; // a broken store has nothing more to lose
    if (done.error().kind == core::ErrorKind::Conflict)
        return core::fail(core::ErrorKind::Refused,
                          done.error().detail + "; bring the network back, or add --undelivered to lose them");
    return done;
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
    if (const auto retired = retire(*terminal, undelivered, console); !retired) return console.refuse(retired.error());
    if (const auto done = remove_all(*terminal); !done) return console.refuse(done.error());
    console.out << terminal->id.value << " : effacée. Chez l’ordonnanceur : accueil-scheduler withdraw.\n";
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

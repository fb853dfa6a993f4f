#include "deploy/provision/terminal.h"

#include <sys/stat.h>

#include "deploy/provision/account.h"

namespace accueil::provision {
namespace {

core::Result<void> make_private(const std::filesystem::path& folder) {
    std::error_code failure;
    const bool made = std::filesystem::create_directories(folder, failure);
    if (failure) return core::fail(core::ErrorKind::Unavailable, folder.string() + ": " + failure.message());
    if (made && ::chmod(folder.c_str(), 0700) != 0)
        return core::fail(core::ErrorKind::Refused, folder.string() + ": can't be made private");
    return {};
}

} // namespace

core::Result<configuration::TerminalConfiguration> take_up(const Console& console) {
    auto terminal = configuration::load_terminal(console.configuration);
    if (!terminal) return terminal;
    if (const auto done = become_owner_of(terminal->identity); !done) return std::unexpected(done.error());
    return terminal;
}

sync::IdentityFiles identity_files(const configuration::TerminalConfiguration& terminal) {
    return {.directory = terminal.identity.string()};
}

core::Result<std::unique_ptr<store::Store>> open_store(const configuration::TerminalConfiguration& terminal,
                                                       Console& console) {
    return make_private(terminal.identity)
        .and_then([&] { return make_private(terminal.store.folder); })
        .and_then(
            [&] { return security::DeviceKey::load_or_make(identity_files(terminal).device_key(), console.random); })
        .and_then([&](const security::DeviceKey& key) {
            return store::Store::open(terminal.store.file().string(), key, console.clock, console.random);
        });
}

core::Result<std::unique_ptr<store::Store>> look_into_store(const configuration::TerminalConfiguration& terminal,
                                                            Console& console) {
    std::error_code ignored;
    if (!std::filesystem::exists(terminal.store.file(), ignored))
        return core::fail(core::ErrorKind::NotFound,
                          terminal.store.file().string() + ": not there; enrol the terminal");
    return store::Store::open_read_only(terminal.store.file().string(), console.clock, console.random);
}

} // namespace accueil::provision

#include "shared/store/store.h"

#include <fcntl.h>
#include <unistd.h>

#include "shared/store/parts.h"
#include "shared/store/schema.h"

namespace accueil::store {

namespace {

// SQLite gives the log files the mode of the main file, so that one must be private from the start.
void make_private(const std::string& path) {
    if (const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600); file >= 0) ::close(file);
}

} // namespace

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::~Store() = default;

core::Result<std::unique_ptr<Store>> Store::open(const std::string& path, const security::DeviceKey& key,
                                                 core::Clock& clock, core::Random& random,
                                                 const sqlite::OpenOptions& options) {
    if (options.vfs.empty()) make_private(path);
    auto database = sqlite::Database::open(path, options);
    if (!database) return std::unexpected(std::move(database.error()));
    if (auto done = sqlite::migrate(*database, application_id, migrations()); !done)
        return std::unexpected(std::move(done.error()));
    return std::unique_ptr<Store>(new Store(std::make_unique<Parts>(std::move(*database), key, clock, random)));
}

core::Result<std::unique_ptr<Store>> Store::open_read_only(const std::string& path, core::Clock& clock,
                                                           core::Random& random) {
    auto database = sqlite::Database::open(path, {.access = sqlite::Access::ReadOnly});
    if (!database) return std::unexpected(std::move(database.error()));
    const auto version = sqlite::version(*database);
    if (!version) return std::unexpected(version.error());
    if (*version != migrations().back().number)
        return core::fail(core::ErrorKind::Unsupported, "the store is of another version; start the kiosk once");
    return std::unique_ptr<Store>(
        new Store(std::make_unique<Parts>(std::move(*database), std::nullopt, clock, random)));
}

} // namespace accueil::store

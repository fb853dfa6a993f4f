#include "deploy/scheduler/command/restore.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "deploy/scheduler/command/administered.h"
#include "deploy/scheduler/command/serving_lock.h"
#include "deploy/scheduler/domain/schema.h"
#include "shared/configuration/scheduler.h"

namespace accueil::scheduler {

namespace {

namespace fs = std::filesystem;

core::Result<void> discard(const fs::path& file) {
    std::error_code error;
    fs::remove(file, error);
    if (error) return core::fail(core::ErrorKind::Configuration, file.string() + ": " + error.message());
    return {};
}

core::Result<void> discard_log_of(const fs::path& database) {
    return discard(database.string() + "-wal").and_then([&] { return discard(database.string() + "-shm"); });
}

// A whole database of a scheduler, of this version's tables, beside the one that it will replace.
core::Result<void> make_part(const fs::path& copy, const fs::path& part) {
    if (!fs::exists(copy)) return core::fail(core::ErrorKind::NotFound, copy.string() + ": not there");
    const auto clear = discard_log_of(part).and_then([&] { return discard(part); });
    if (!clear) return clear;
    {
        auto source = sqlite::Database::open(copy.string(), {.access = sqlite::Access::ReadOnly, .vfs = {}});
        if (!source) return std::unexpected(source.error());
        if (auto whole = source->check_integrity(); !whole) return whole;
        if (auto copied = source->copy_to(part.string()); !copied) return copied;
    }
    auto database = open_database(part); // an earlier version's copy is brought up to this one's
    if (!database) return std::unexpected(database.error());
    const auto known =
        database->first("SELECT count(*) FROM instance", [](sqlite::Row row) { return row.number(0) > 0; });
    if (!known) return std::unexpected(known.error());
    if (!known->value_or(false))
        return core::fail(core::ErrorKind::Configuration, copy.string() + ": no database of a scheduler");
    return database->check_integrity();
}

// On the disk before its name is: a power cut leaves the old file or the new one.
core::Result<void> put_in_place(const fs::path& part, const fs::path& database) {
    const auto is_synced = [](const fs::path& path) {
        const int file = ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_CLOEXEC);
        const bool synced = file >= 0 && ::fsync(file) == 0;
        if (file >= 0) ::close(file);
        return synced;
    };
    if (::chmod(part.c_str(), 0600) != 0 || !is_synced(part))
        return core::fail(core::ErrorKind::Unavailable, part.string() + ": " + std::strerror(errno));
    // First: the log of the old database would be taken for that of the new one.
    if (auto gone = discard_log_of(database); !gone) return gone;
    if (::rename(part.c_str(), database.c_str()) != 0 || !is_synced(database.parent_path()))
        return core::fail(core::ErrorKind::Unavailable, database.string() + ": " + std::strerror(errno));
    return {};
}

} // namespace

core::Result<void> restore(const fs::path& configuration, const fs::path& copy, const core::Clock& clock,
                           core::Random& random) {
    const auto read = configuration::load_scheduler(configuration);
    if (!read) return std::unexpected(read.error());
    const auto lock = ServingLock::take(read->database);
    if (!lock) return std::unexpected(lock.error());
    const fs::path part = read->database.string() + ".part";
    if (auto made = make_part(copy, part); !made) return made;
    if (auto placed = put_in_place(part, read->database); !placed) return placed;
    auto service = Service::open(configuration, clock, random);
    if (!service) return std::unexpected(service.error());
    // The marker tells most copies by itself; one of this very minute, or a marker that is lost, it does not.
    return administered(**service,
                        [](Administration& administration) {
                            return administration.begin_generation("the database was restored from a copy");
                        })
        .transform([](const auto&...) {});
}

} // namespace accueil::scheduler

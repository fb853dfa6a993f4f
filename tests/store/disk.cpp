#include "tests/store/disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <random>

namespace accueil::test {

namespace {

constexpr std::size_t sector = 512;

using Bytes = std::vector<std::uint8_t>;

void apply(std::optional<Bytes>& to, const Disk::Change& change) {
    switch (change.kind) {
    case Disk::Change::Kind::Remove: to.reset(); return;
    case Disk::Change::Kind::Resize:
        if (!to) to.emplace();
        to->resize(change.at);
        return;
    case Disk::Change::Kind::Write:
        if (!to) to.emplace();
        if (to->size() < change.at + change.bytes.size()) to->resize(change.at + change.bytes.size());
        std::ranges::copy(change.bytes, to->begin() + static_cast<std::ptrdiff_t>(change.at));
        return;
    }
}

// The pieces of a write that each stand or fall alone.
std::vector<Disk::Change> sectors(const Disk::Change& change) {
    if (change.kind != Disk::Change::Kind::Write) return {change};
    std::vector<Disk::Change> pieces;
    for (std::size_t at = 0; at < change.bytes.size();) {
        const auto size = std::min(change.bytes.size() - at, sector - (change.at + at) % sector);
        const auto* from = change.bytes.data() + at;
        pieces.push_back({change.kind, change.at + at, Bytes(from, from + size)});
        at += size;
    }
    return pieces;
}

} // namespace

struct Disk::Calls {
    // SQLite gives the memory; a file of the disk outlives every handle to it.
    struct Handle {
        sqlite3_file base;
        Disk* disk;
        File* file;
    };
    static Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
    static Disk& disk(sqlite3_vfs* vfs) { return *static_cast<Disk*>(vfs->pAppData); }

    static int close(sqlite3_file*) { return SQLITE_OK; }
    static int read(sqlite3_file* from, void* into, int size, sqlite3_int64 at) {
        auto& [base, disk, file] = handle(from);
        if (disk->crashed_ || !file->now) return SQLITE_IOERR_READ;
        const auto& bytes = *file->now;
        const auto begin = std::min(bytes.size(), static_cast<std::size_t>(at));
        const auto count = std::min(bytes.size() - begin, static_cast<std::size_t>(size));
        if (count > 0) std::memcpy(into, bytes.data() + begin, count); // an empty file has no bytes to point at
        if (count == static_cast<std::size_t>(size)) return SQLITE_OK;
        std::memset(static_cast<char*>(into) + count, 0, static_cast<std::size_t>(size) - count);
        return SQLITE_IOERR_SHORT_READ;
    }
    static int write(sqlite3_file* to, const void* from, int size, sqlite3_int64 at) {
        auto& [base, disk, file] = handle(to);
        const auto* bytes = static_cast<const std::uint8_t*>(from);
        Change change{Change::Kind::Write, static_cast<std::uint64_t>(at), Bytes(bytes, bytes + size)};
        const bool done = disk->change(*file, std::move(change));
        return done ? SQLITE_OK : disk->crashed_ ? SQLITE_IOERR_WRITE : SQLITE_FULL;
    }
    static int truncate(sqlite3_file* to, sqlite3_int64 size) {
        auto& [base, disk, file] = handle(to);
        const bool done = disk->change(*file, {Change::Kind::Resize, static_cast<std::uint64_t>(size)});
        return done || !disk->crashed_ ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
    }
    static int sync(sqlite3_file* of, int) {
        auto& [base, disk, file] = handle(of);
        bool half = false;
        if (!disk->alive(half) || half) return SQLITE_IOERR_FSYNC;
        if (disk->lying_) return SQLITE_OK;
        for (const auto& written : file->unsynced) apply(file->safe, written);
        file->unsynced.clear();
        disk->sync_removals();
        return SQLITE_OK;
    }
    static int size(sqlite3_file* of, sqlite3_int64* bytes) {
        const auto& file = *handle(of).file;
        *bytes = file.now ? static_cast<sqlite3_int64>(file.now->size()) : 0;
        return SQLITE_OK;
    }
    static int lock(sqlite3_file*, int) { return SQLITE_OK; }
    static int reserved(sqlite3_file*, int* somebody) {
        *somebody = 0;
        return SQLITE_OK;
    }
    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sector_size(sqlite3_file*) { return 4096; }
    static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }
    static int map(sqlite3_file* of, int region, int size, int make, void volatile** memory) {
        auto& shared = handle(of).file->shared;
        const auto wanted = static_cast<std::size_t>(region);
        while (make != 0 && shared.size() <= wanted) shared.emplace_back(static_cast<std::size_t>(size));
        *memory = wanted < shared.size() ? shared[wanted].data() : nullptr;
        return SQLITE_OK;
    }
    static int map_lock(sqlite3_file*, int, int, int) { return SQLITE_OK; }
    static void barrier(sqlite3_file*) {}
    static int unmap(sqlite3_file* of, int remove) {
        if (remove != 0) handle(of).file->shared.clear();
        return SQLITE_OK;
    }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* into, int flags, int* got) {
        auto& owner = disk(vfs);
        into->pMethods = nullptr;
        if (owner.crashed_) return SQLITE_CANTOPEN;
        auto& file = owner.files_[name != nullptr ? name : "temporary-" + std::to_string(++owner.temporary_)];
        if (!file.now && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        if (!file.now) apply(file.now, file.unsynced.emplace_back(Change{Change::Kind::Resize}));
        handle(into) = {{&methods}, &owner, &file};
        if (got != nullptr) *got = flags;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int) {
        auto& owner = disk(vfs);
        auto& file = owner.files_[name];
        if (!file.now && !owner.crashed_) return SQLITE_IOERR_DELETE_NOENT;
        return owner.change(file, {Change::Kind::Remove}) || !owner.crashed_ ? SQLITE_OK : SQLITE_IOERR_DELETE;
    }
    static int access(sqlite3_vfs* vfs, const char* name, int, int* there) {
        *there = disk(vfs).files_[name].now ? 1 : 0;
        return SQLITE_OK;
    }
    static int full_path(sqlite3_vfs*, const char* name, int size, char* into) {
        sqlite3_snprintf(size, into, "%s", name);
        return SQLITE_OK;
    }
    static int randomness(sqlite3_vfs*, int size, char* into) {
        for (int i = 0; i < size; ++i) into[i] = static_cast<char>(i * 37 + 11); // the same in each run
        return size;
    }
    static int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }
    static int time(sqlite3_vfs*, double* day) {
        *day = 2461398.0;
        return SQLITE_OK;
    }

    static constexpr sqlite3_io_methods methods{.iVersion = 2,
                                                .xClose = close,
                                                .xRead = read,
                                                .xWrite = write,
                                                .xTruncate = truncate,
                                                .xSync = sync,
                                                .xFileSize = size,
                                                .xLock = lock,
                                                .xUnlock = lock,
                                                .xCheckReservedLock = reserved,
                                                .xFileControl = control,
                                                .xSectorSize = sector_size,
                                                .xDeviceCharacteristics = characteristics,
                                                .xShmMap = map,
                                                .xShmLock = map_lock,
                                                .xShmBarrier = barrier,
                                                .xShmUnmap = unmap,
                                                .xFetch = nullptr,
                                                .xUnfetch = nullptr};
    sqlite3_vfs vfs{};
};

Disk::Disk() : calls_(std::make_unique<Calls>()) {
    static int made = 0;
    name_ = "disk-" + std::to_string(++made);
    auto& vfs = calls_->vfs;
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(Calls::Handle);
    vfs.mxPathname = 512;
    vfs.zName = name_.c_str();
    vfs.pAppData = this;
    vfs.xOpen = Calls::open;
    vfs.xDelete = Calls::remove;
    vfs.xAccess = Calls::access;
    vfs.xFullPathname = Calls::full_path;
    vfs.xRandomness = Calls::randomness;
    vfs.xSleep = Calls::sleep;
    vfs.xCurrentTime = Calls::time;
    sqlite3_vfs_register(&vfs, 0);
}

Disk::~Disk() { sqlite3_vfs_unregister(&calls_->vfs); }

void Disk::crash_at(std::uint64_t operation) {
    operations_ = 0;
    crash_at_ = operation;
}

void Disk::full_at(std::uint64_t operation) {
    operations_ = 0;
    full_at_ = operation;
}

bool Disk::alive(bool& half) {
    if (crashed_) return false;
    half = ++operations_ == crash_at_;
    crashed_ = half;
    return true;
}

// False when it failed: no room, or the crash came, which may leave a half of it.
bool Disk::change(File& file, Change change) {
    if (!alive(change.half)) return false;
    if (change.kind == Change::Kind::Write && !has_room()) return false;
    if (!change.half) apply(file.now, change);
    const bool whole = !change.half;
    file.unsynced.push_back(std::move(change));
    return whole;
}

// A file system writes its own log in order: what was removed before a sync is gone after it.
void Disk::sync_removals() {
    for (auto& [name, file] : files_) {
        if (file.now || file.unsynced.empty()) continue;
        file.safe.reset();
        file.unsynced.clear();
    }
}

void Disk::power_cut(Survivors survivors, std::uint64_t seed) {
    std::mt19937_64 lot(seed);
    for (auto& [name, file] : files_) {
        for (const auto& change : file.unsynced) {
            const auto pieces = sectors(change);
            for (std::size_t i = 0; i < pieces.size(); ++i) {
                const bool stays =
                    survivors == Survivors::Everything ? !change.half || 2 * i < pieces.size() : lot() % 2 == 0;
                if (survivors != Survivors::Nothing && stays) apply(file.safe, pieces[i]);
            }
        }
        file = File{.now = file.safe, .safe = file.safe};
    }
    operations_ = crash_at_ = full_at_ = 0;
    crashed_ = false;
}

} // namespace accueil::test

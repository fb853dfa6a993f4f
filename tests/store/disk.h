// A disk that can lose its power: a SQLite VFS in memory that remembers what was synced and what was only written.
//
// A crash may come at any operation that changes the disk. From then on nothing works, as for a program that is gone.
// power_cut() then decides what of the unsynced is left, each sector of a write on its own, so writes are torn, lost
// and seem to have happened in another order. What was synced is always left; creating a file is safe with the
// next sync of that file (as the usual VFS syncs the folder then), removing one with the next sync of any.
//
// One thread, one connection to a file at a time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace accueil::test {

enum class Survivors : std::uint8_t {
    Everything, // the program was killed: all that was written, and the half of the write under way
    Nothing,    // only what was synced
    Some        // by lot, sector for sector
};

class Disk {
  public:
    Disk();
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    // For sqlite::OpenOptions.
    [[nodiscard]] const std::string& vfs() const { return name_; }

    // Writes, truncations, syncs and removals since the last call of this; the crash comes at the one with this number
    // (from 1), never with 0.
    void crash_at(std::uint64_t operation);
    [[nodiscard]] std::uint64_t operations() const { return operations_; }
    [[nodiscard]] bool crashed() const { return crashed_; }
    // Gives the disk back as the next start finds it. All connections must have been closed.
    void power_cut(Survivors survivors, std::uint64_t seed = 0);

    // From the write with this number on (from 1, counted as above) the disk is full; room comes back with 0.
    void full_at(std::uint64_t operation);
    // Syncs are answered and not done: a disk that nothing can be proved on.
    void lie(bool lying) { lying_ = lying; }

    struct Change {
        enum class Kind : std::uint8_t { Write, Resize, Remove } kind;
        std::uint64_t at = 0; // offset, or the new size
        std::vector<std::uint8_t> bytes{};
        bool half = false; // the crash came while it was done
    };
    struct File {
        std::optional<std::vector<std::uint8_t>> now{};  // as the program sees it
        std::optional<std::vector<std::uint8_t>> safe{}; // as synced
        std::vector<Change> unsynced{};
        std::vector<std::vector<std::uint8_t>> shared{}; // the log's index, of this run only
    };
    using Files = std::map<std::string, File>;
    // What is on it, to start from more than once.
    [[nodiscard]] Files files() const { return files_; }
    void put(Files files) { files_ = std::move(files); }

  private:
    struct Calls; // what SQLite calls
    // False when the operation fails because of a crash, which may begin with it.
    bool alive(bool& half);
    bool has_room() const { return full_at_ == 0 || operations_ < full_at_; }
    bool change(File& file, Change change);
    void sync_removals();

    std::string name_;
    std::unique_ptr<Calls> calls_;
    Files files_;
    std::uint64_t operations_ = 0, crash_at_ = 0, full_at_ = 0, temporary_ = 0;
    bool crashed_ = false, lying_ = false;
};

} // namespace accueil::test

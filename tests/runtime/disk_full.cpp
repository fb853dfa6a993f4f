// A disk that is full takes the kiosk out of service before it promises anything, and the kiosk comes back by itself.
// On a small real file system, where one may be mounted.
#include <sys/mount.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "kiosk/runtime/bookkeeper.h"
#include "tests/runtime/heard.h"
#include "tests/store/world.h"

using namespace accueil;
using namespace accueil::runtime;
using journey::Stop;

namespace {

// Four mebibytes in memory, with a terminal's store in them.
class SmallDisk {
  public:
    SmallDisk() {
        std::filesystem::create_directory(path());
        mounted_ = ::mount("tmpfs", path().c_str(), "tmpfs", 0, "size=4m") == 0;
        terminal_.lend({test::grant(1), test::grant(2)});
        terminal_.store.reset();
        std::filesystem::copy_file(terminal_.path(), file());
    }
    ~SmallDisk() {
        books.reset();
        if (mounted_) ::umount2(path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool mounted() const { return mounted_; }
    void open(std::uintmax_t least_room) {
        books.emplace(
            BookkeeperSettings{path(), file(), path() + "/device.key", {"boot-1", "machine-1", {}}, {}, least_room},
            terminal_.clock, terminal_.random,
            BookkeeperEars{.post = [this](journey::Event event) { heard.tell(std::move(event)); },
                           .poke = [] {},
                           .learned = [](const Learned&) {}});
    }
    // Until not a byte more goes on it, or so many are left.
    void fill(std::uintmax_t left) const {
        std::ofstream out(path() + "/filler", std::ios::binary);
        const std::string page(4096, 'x');
        while (out && std::filesystem::space(path()).available > left) out << page << std::flush;
    }
    void clear() const { std::filesystem::remove(path() + "/filler"); }
    bool stopped_by(std::optional<Stop> why) {
        return heard.next<journey::FactsChanged>([why](const auto& changed) { return changed.facts->stop == why; })
            .has_value();
    }
    void commit(std::uint64_t grant) { books->perform(journey::Commit{test::booking_id(grant), test::draft(grant)}); }

    test::Heard heard;
    std::optional<Bookkeeper> books;

  private:
    [[nodiscard]] std::string path() const { return terminal_.folder.file("disk"); }
    [[nodiscard]] std::string file() const { return path() + "/terminal.sqlite"; }

    test::Terminal terminal_;
    bool mounted_ = false;
};

} // namespace

TEST_CASE("when room runs short nobody is let begin; when it is back, the kiosk is") {
    SmallDisk disk;
    if (!disk.mounted()) SKIP("no file system may be mounted here");
    disk.open(512U << 10U);
    REQUIRE(disk.stopped_by(std::nullopt));
    disk.fill(256U << 10U);
    disk.books->tidy();
    CHECK(disk.stopped_by(Stop::DiskFull));
    disk.commit(1); // who had begun before still gets their appointment
    CHECK(disk.heard.next<journey::CommitDone>());
    disk.clear();
    disk.books->tidy();
    CHECK(disk.stopped_by(std::nullopt));
}

TEST_CASE("on a disk without a byte left a booking is refused, and the kiosk out of service before that is told") {
    SmallDisk disk;
    if (!disk.mounted()) SKIP("no file system may be mounted here");
    disk.open(0);
    REQUIRE(disk.stopped_by(std::nullopt));
    disk.fill(0);
    disk.commit(1);
    CHECK(disk.stopped_by(Stop::DiskFull));
    const auto refused = disk.heard.next<journey::CommitFailed>(); // after the facts
    REQUIRE(refused);
    CHECK(refused->why == core::ErrorKind::Full);
    disk.books->tidy(); // still full: tidying with nothing to do proves nothing
    CHECK(disk.stopped_by(Stop::DiskFull));
    disk.clear();
    disk.books->tidy();
    CHECK(disk.stopped_by(std::nullopt));
    disk.commit(1);
    CHECK(disk.heard.next<journey::CommitDone>());
}

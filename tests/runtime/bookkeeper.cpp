// The bookkeeper on a store of its own: each commit is answered, and a store that does not work takes the kiosk out of
// service.
#include "kiosk/runtime/bookkeeper.h"

#include <signal.h>
#include <sys/resource.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "shared/security/pin.h"
#include "tests/runtime/heard.h"
#include "tests/store/world.h"

using namespace accueil;
using namespace accueil::runtime;
using journey::CommitDone;
using journey::CommitFailed;
using journey::FactsChanged;
using journey::Stop;

namespace {

struct Books {
    explicit Books(bool enrolled = true) : terminal(enrolled) {
        if (enrolled) terminal.lend({test::grant(1), test::grant(2)});
    }

    void open() { open(terminal.folder.path(), terminal.path()); }
    void open(const std::string& folder, const std::string& file) {
        books.emplace(BookkeeperSettings{folder, file, folder + "/device.key", {"boot-1", "machine-1", {}}},
                      terminal.clock, terminal.random,
                      BookkeeperEars{.post = [this](journey::Event event) { heard.tell(std::move(event)); },
                                     .poke = [this] { ++pokes; },
                                     .learned =
                                         [this](const Learned& now) {
                                             const std::lock_guard lock(mutex);
                                             learned.push_back(now);
                                         }});
    }
    void commit(std::uint64_t grant) { books->perform(journey::Commit{test::booking_id(grant), test::draft(grant)}); }
    std::optional<FactsChanged> facts_with(const std::function<bool(const journey::Facts&)>& holds) {
        return heard.next<FactsChanged>([&holds](const FactsChanged& changed) { return holds(*changed.facts); });
    }
    std::optional<FactsChanged> facts_stopped_by(std::optional<Stop> why) {
        return facts_with([why](const journey::Facts& facts) { return facts.stop == why; });
    }

    test::Terminal terminal;
    test::Heard heard;
    std::atomic<int> pokes{0};
    std::mutex mutex;
    std::vector<Learned> learned;
    std::optional<Bookkeeper> books; // last: its thread uses the others
};

// For as long as it is there no file of this process may grow.
class FullDisk {
  public:
    FullDisk() {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit nothing{0, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &nothing);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    rlimit before_{};
};

} // namespace

TEST_CASE("a commit is answered with the booking, the scheduler is to hear of it, and the slot leaves the hand") {
    Books desk;
    desk.open();
    CHECK(desk.facts_with([](const auto& facts) { return !facts.stop && facts.hand.size() == 2; }));
    desk.commit(1);
    const auto done = desk.heard.next<CommitDone>();
    REQUIRE(done);
    CHECK(done->booking.id == test::booking_id(1));
    CHECK(desk.facts_with([](const auto& facts) { return facts.hand.size() == 1 && facts.outbox_depth == 1; }));
    CHECK(desk.pokes == 1);
}

TEST_CASE("asking twice for the same booking makes one; a slot that has gone is a conflict and stops nothing") {
    Books desk;
    desk.open();
    desk.commit(1);
    desk.commit(1);
    REQUIRE(desk.heard.next<CommitDone>());
    REQUIRE(desk.heard.next<CommitDone>());
    desk.books->perform(journey::Commit{test::booking_id(7), test::draft(1)});
    const auto facts =
        desk.heard.next<FactsChanged>([](const auto& changed) { return changed.facts->hand.size() == 1; });
    REQUIRE(facts);
    CHECK_FALSE(facts->facts->stop);
    const auto failed = desk.heard.next<CommitFailed>();
    REQUIRE(failed);
    CHECK(failed->why == core::ErrorKind::Conflict);
}

TEST_CASE("a terminal that is not enrolled says so and books nothing") {
    Books desk(false);
    desk.open();
    CHECK(desk.facts_stopped_by(Stop::NotEnrolled));
    desk.commit(1);
    CHECK(desk.heard.next<CommitFailed>());
}

TEST_CASE("a store that can't be opened stops the kiosk, and is tried again") {
    Books desk(false);
    const auto folder = desk.terminal.folder.file("in-the-way");
    std::ofstream(folder) << "a file where the folder should be\n";
    desk.open(folder, folder + "/terminal.sqlite");
    CHECK(desk.facts_stopped_by(Stop::StoreBroken));
    desk.commit(1);
    const auto failed = desk.heard.next<CommitFailed>();
    REQUIRE(failed);
    CHECK(failed->why == core::ErrorKind::Unavailable);

    std::filesystem::remove(folder);
    desk.books->tidy();
    CHECK(desk.facts_stopped_by(Stop::NotEnrolled));
}

TEST_CASE("a store that can't be written promises nothing, stops the kiosk, and is used again when it can") {
    Books desk;
    desk.open();
    REQUIRE(desk.facts_stopped_by(std::nullopt));
    {
        const FullDisk full;
        desk.commit(1);
        CHECK(desk.facts_with(
            [](const auto& facts) { return facts.stop == Stop::StoreBroken || facts.stop == Stop::DiskFull; }));
        CHECK(desk.heard.next<CommitFailed>());
    }
    CHECK(desk.pokes == 0);
    desk.books->tidy();
    CHECK(desk.facts_with([](const auto& facts) { return !facts.stop && facts.hand.size() == 2; }));
    desk.commit(1);
    CHECK(desk.heard.next<CommitDone>());
}

TEST_CASE("taken out of service by staff, the kiosk stays so over a restart until staff put it back") {
    Books desk;
    desk.open();
    desk.books->perform(journey::SetService{false, core::StaffId{"R12"}});
    CHECK(desk.facts_stopped_by(Stop::ByStaff));
    desk.books.reset();
    desk.open();
    CHECK(desk.facts_stopped_by(Stop::ByStaff));
    desk.books->perform(journey::SetService{true, core::StaffId{"R12"}});
    CHECK(desk.facts_stopped_by(std::nullopt));
}

TEST_CASE("today's people are read only while a staff session is open") {
    Books desk;
    desk.open();
    desk.commit(1);
    REQUIRE(desk.heard.next<CommitDone>());
    desk.books->perform(journey::OpenStaffSession{core::StaffId{"R12"}});
    const auto open = desk.facts_with([](const auto& facts) { return !facts.arrivals.empty(); });
    REQUIRE(open);
    CHECK(open->facts->arrivals.front().booking.draft.person.surname == "TREMBLAY");
    desk.books->perform(journey::CloseStaffSession{});
    CHECK(desk.facts_with([](const auto& facts) { return facts.arrivals.empty(); }));
}

TEST_CASE("a slip shown again finds its booking, and no other") {
    Books desk;
    desk.open();
    desk.commit(1);
    desk.books->perform(journey::Recall{test::booking_id(1)});
    const auto found = desk.heard.next<journey::Recalled>();
    REQUIRE(found);
    CHECK(found->asked == test::booking_id(1));
    CHECK(found->booking->draft.person.surname == "TREMBLAY");
    desk.books->perform(journey::Recall{test::booking_id(2)});
    const auto none = desk.heard.next<journey::Recalled>();
    REQUIRE(none);
    CHECK(none->asked == test::booking_id(2));
    CHECK_FALSE(none->booking);
}

TEST_CASE("reception sees which of today's meetings was replaced, and its slip leads to the one that stands") {
    Books desk;
    desk.open();
    desk.commit(1);
    auto moved = test::draft(2);
    moved.replaces = test::booking_id(1);
    moved.override = booking::Override{booking::OverrideReason::Reschedule, core::StaffId{"R12"}};
    desk.books->perform(journey::Commit{test::booking_id(2), moved});
    desk.books->perform(journey::OpenStaffSession{core::StaffId{"R12"}});
    const auto open = desk.facts_with([](const auto& facts) { return facts.arrivals.size() == 2; });
    REQUIRE(open);
    for (const auto& row : open->facts->arrivals) CHECK(row.replaced == (row.booking.id == test::booking_id(1)));
    desk.books->perform(journey::Recall{test::booking_id(1)});
    const auto found = desk.heard.next<journey::Recalled>();
    REQUIRE(found);
    CHECK(found->asked == test::booking_id(1));
    CHECK(found->booking->id == test::booking_id(2));
    CHECK_FALSE(found->ended);
}

TEST_CASE("the right PIN opens, a wrong one and an unknown alias don't") {
    Books desk;
    desk.terminal.store->set_staff(core::StaffId{"R12"}, security::hash_pin("246810").value()).value();
    desk.open();
    desk.books->perform(journey::VerifyPin{core::StaffId{"R12"}, "135791"});
    CHECK(desk.heard.next<journey::PinRefused>());
    desk.books->perform(journey::VerifyPin{core::StaffId{"R99"}, "246810"});
    CHECK(desk.heard.next<journey::PinRefused>());
    desk.books->perform(journey::VerifyPin{core::StaffId{"R12"}, "246810"});
    const auto right = desk.heard.next<journey::PinAccepted>();
    REQUIRE(right);
    CHECK(right->staff == core::StaffId{"R12"});
}

TEST_CASE("what documents are read by is told once, and again only when it has changed") {
    Books desk;
    desk.open();
    desk.commit(1);
    REQUIRE(desk.heard.next<CommitDone>());
    auto reply = desk.terminal.reply({test::grant(2)});
    reply.changes = {wire::Change{core::Cursor{1}, wire::SignerAdded{"yul-dom-02", core::Bytes(32, 3)}}};
    reply.cursor = core::Cursor{1};
    desk.terminal.receive(reply);
    desk.books->line_is(true);
    REQUIRE(desk.facts_with([](const auto& facts) { return facts.online; }));
    desk.books->end();
    REQUIRE(desk.learned.size() == 2);
    CHECK(desk.learned[0].scheduler_key == core::Bytes(32, 9));
    CHECK(desk.learned[1].signers.contains("yul-dom-02"));
}

TEST_CASE("what was asked for before the end is still done, what comes after it is dropped") {
    Books desk;
    desk.open();
    desk.commit(1);
    desk.books->end();
    desk.commit(2);
    desk.books->line_is(true);
    CHECK(desk.heard.next<CommitDone>());
    CHECK(desk.terminal.store->hand().value().size() == 1);
}

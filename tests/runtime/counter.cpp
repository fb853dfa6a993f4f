// The books on a disk that is put back, beside the counter of a TPM of software.
#include <catch2/catch_test_macros.hpp>

#include "kiosk/runtime/bookkeeper.h"
#include "platform/counter/tpm_counter.h"
#include "tests/platform/chip.h"
#include "tests/runtime/heard.h"
#include "tests/store/world.h"

using namespace accueil;
using namespace accueil::runtime;
using namespace std::chrono_literals;
using journey::CommitDone;
using journey::CommitFailed;
using journey::FactsChanged;
using journey::Stop;

namespace {

class Machine {
  public:
    Machine() {
        counter_->define().value();
        terminal_.lend({test::grant(1), test::grant(2), test::grant(3)});
        terminal_.store.reset();
    }

    void start() {
        const auto& folder = terminal_.folder;
        heard_ = std::make_unique<test::Heard>();
        begun = false;
        BookkeeperSettings settings{.folder = folder.path(),
                                    .file = terminal_.path(),
                                    .device_key = folder.file("device.key"),
                                    .boot = {"boot-" + std::to_string(++boots_), "machine-1", {}},
                                    .counter = chip.tcti(),
                                    .counter_patience = 600ms,
                                    .counter_rest = 1ms};
        books_.emplace(std::move(settings), terminal_.clock, terminal_.random,
                       BookkeeperEars{.post = [this](journey::Event event) { heard_->tell(std::move(event)); },
                                      .poke = [] {},
                                      .learned = [](const Learned&) {},
                                      .begun = [this] { begun = true; }});
    }
    void stop() { books_.reset(); }
    void tidy() { books_->tidy(); }
    bool stopped_by(std::optional<Stop> why) {
        return heard_->next<FactsChanged>([why](const auto& changed) { return changed.facts->stop == why; })
            .has_value();
    }
    bool book(std::uint64_t grant) {
        for (int i = 0; i < 500 && !begun; ++i) std::this_thread::sleep_for(10ms);
        terminal_.reopen();
        terminal_.store->clock_confirmed({}).value();
        terminal_.store.reset();
        books_->perform(journey::Commit{test::booking_id(grant), test::draft(grant)});
        return heard_->is_next<CommitDone, CommitFailed>();
    }
    // The counter's value, when it has come to at least this, or the last seen.
    std::uint64_t counter(std::uint64_t least) {
        std::uint64_t value = 0;
        for (int i = 0; i < 500 && value < least; ++i, std::this_thread::sleep_for(10ms))
            value = counter_->read().value_or(0);
        return value;
    }
    void keep_image() { copy(terminal_.path(), image()); }
    void put_image_back() { copy(image(), terminal_.path()); }

    test::Chip chip;
    std::atomic<bool> begun{false};

  private:
    [[nodiscard]] std::string image() const { return terminal_.folder.file("image"); }
    static void copy(const std::string& from, const std::string& to) {
        for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(to + end);
        REQUIRE(sqlite::Database::open(from).value().copy_to(to));
    }

    test::Terminal terminal_;
    std::unique_ptr<platform::Counter> counter_ = platform::make_counter(chip.tcti());
    int boots_ = 1;
    std::unique_ptr<test::Heard> heard_;
    std::optional<Bookkeeper> books_; // last: its thread uses the others
};

} // namespace

TEST_CASE("a disk put back beside its TPM books nothing; the present one goes on") {
    Machine machine;
    machine.start();
    REQUIRE(machine.stopped_by(std::nullopt));
    CHECK(machine.counter(2) == 2);
    machine.keep_image(); // while it runs
    REQUIRE(machine.book(1));
    CHECK(machine.counter(3) == 3);
    machine.stop();
    machine.start();
    REQUIRE(machine.stopped_by(std::nullopt));
    REQUIRE(machine.book(2));
    CHECK(machine.counter(5) == 5);
    machine.stop();

    machine.put_image_back();
    machine.start();
    CHECK(machine.stopped_by(Stop::Quarantined));
    CHECK_FALSE(machine.book(3));
}

TEST_CASE("a TPM that was cleared takes the kiosk out of service") {
    Machine machine;
    machine.start();
    REQUIRE(machine.book(1));
    machine.stop();
    machine.chip.replace();
    machine.start();
    CHECK(machine.stopped_by(Stop::Quarantined));
    CHECK_FALSE(machine.book(2));
}

TEST_CASE("a TPM that does not answer holds the kiosk up and speaks for nobody, until it does") {
    Machine machine;
    machine.start();
    REQUIRE(machine.book(1));
    CHECK(machine.counter(3) == 3);
    machine.stop();
    machine.chip.power(false);
    machine.start();
    REQUIRE(machine.stopped_by(Stop::Quarantined));
    CHECK_FALSE(machine.begun);
    machine.chip.power(true);
    machine.tidy();
    REQUIRE(machine.stopped_by(std::nullopt));
    CHECK(machine.begun);
    CHECK(machine.book(2));
}

#include <catch2/catch_test_macros.hpp>

#include "shared/store/schema.h"
#include "tests/store/world.h"

using namespace accueil;
using core::ErrorKind;
using store::Standing;
using test::booking_id;
using test::draft;
using test::grant;

TEST_CASE("a terminal that is not enrolled books nothing") {
    test::Terminal terminal(false);
    CHECK(terminal.store->begin({"boot-1", "machine-1", {}}) == Standing::NotEnrolled);
    CHECK(terminal.store->commit(booking_id(1), draft(1)).error().kind == ErrorKind::Configuration);
    CHECK_FALSE(terminal.store->enrolment().value());
}

TEST_CASE("a disk that wakes up in another machine books nothing until it has a new epoch") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    CHECK(terminal.store->begin({"boot-2", "machine-2", {}}) == Standing::Quarantined);
    CHECK(terminal.store->hand().value().empty());
    CHECK(terminal.store->commit(booking_id(1), draft(1)).error().detail == "quarantined");
    // A reply of the same epoch does not lift it.
    terminal.lend({grant(1)});
    CHECK(terminal.store->hand().value().empty());
    CHECK(terminal.store->begin({"boot-3", "machine-2", {}}) == Standing::Quarantined);
    CHECK(terminal.store->next_request(1).value().quarantined);
    auto reply = terminal.reply({grant(5)});
    reply.epoch = core::Epoch{2};
    terminal.receive(reply);
    terminal.store->clock_confirmed({}).value();
    CHECK(terminal.store->standing() == Standing::Ready);
    CHECK(terminal.store->commit(booking_id(1), draft(5)));
    CHECK(terminal.store->begin({"boot-4", "machine-2", {}}) == Standing::Ready);
}

TEST_CASE("a counter outside of the disk shows a restored disk") {
    test::Terminal terminal;
    CHECK(terminal.store->begin({"boot-1", "machine-1", 40}) == Standing::Ready);
    // The first start of a machine with a counter: from the next boot on it is kept.
    CHECK(terminal.store->begin({"boot-2", "machine-1", 40}) == Standing::Ready);
    CHECK(terminal.store->counter_due().value() == 41);
    CHECK(terminal.store->begin({"boot-3", "machine-1", 41}) == Standing::Ready);
    CHECK(terminal.store->counter_due().value() == 42);
    // The machine stopped before the counter was moved.
    CHECK(terminal.store->begin({"boot-4", "machine-1", 41}) == Standing::Ready);
    CHECK(terminal.store->counter_due().value() == 42);
    // The counter went on without this disk.
    CHECK(terminal.store->begin({"boot-5", "machine-1", 44}) == Standing::Quarantined);
}

TEST_CASE("a counter that is gone is taken for another machine; with a new epoch the disk does without") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    CHECK(terminal.store->begin({"boot-2", "machine-1", 40}) == Standing::Ready);
    CHECK(terminal.store->begin({"boot-3", "machine-1", {}}) == Standing::Quarantined);
    CHECK(terminal.store->audit_records(0, 10).value().back().reason == "counter-gone");
    CHECK_FALSE(terminal.store->counter_due().value());
    auto reply = terminal.reply({grant(5)});
    reply.epoch = core::Epoch{2};
    terminal.receive(reply);
    CHECK(terminal.store->begin({"boot-4", "machine-1", {}}) == Standing::Ready);
    // Another chip is followed from its first value on.
    CHECK(terminal.store->begin({"boot-5", "machine-1", 7}) == Standing::Ready);
    CHECK(terminal.store->counter_due().value() == 8);
}

TEST_CASE("the counter is due when something has left the hand, once, and not for what comes in") {
    test::Terminal terminal;
    CHECK(terminal.store->begin({"boot-2", "machine-1", 40}) == Standing::Ready);
    terminal.store->clock_confirmed({}).value();
    terminal.lend({grant(1), grant(2), grant(3), grant(4)});
    CHECK_FALSE(terminal.store->advance_counter().value());
    terminal.store->commit(booking_id(1), draft(1)).value();
    CHECK(terminal.store->advance_counter().value() == 42);
    CHECK_FALSE(terminal.store->advance_counter().value());
    terminal.store->give_back(std::vector{core::GrantNo{2}, core::GrantNo{3}}).value();
    CHECK(terminal.store->advance_counter().value() == 43);
    auto reply = terminal.reply({grant(4)});
    reply.recalls = {core::GrantNo{4}};
    terminal.receive(reply);
    CHECK(terminal.store->advance_counter().value() == 44);
}

TEST_CASE("the program started again in the same boot does not move the counter, but for what is due") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    CHECK(terminal.store->begin({"boot-2", "machine-1", 40}) == Standing::Ready);
    terminal.store->clock_confirmed({}).value();
    CHECK(terminal.store->begin({"boot-2", "machine-1", 41}) == Standing::Ready);
    CHECK(terminal.store->counter_due().value() == 41);
    terminal.store->commit(booking_id(1), draft(1)).value(); // and killed before the counter was moved
    terminal.reopen();
    CHECK(terminal.store->begin({"boot-2", "machine-1", 41}) == Standing::Ready);
    CHECK(terminal.store->advance_counter().value() == 42);
}

TEST_CASE("an image of the running machine is not the present disk") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    CHECK(terminal.store->begin({"boot-2", "machine-1", 40}) == Standing::Ready);
    terminal.store->clock_confirmed({}).value();
    // Taken now, put back after the machine has promised something and was started again.
    REQUIRE(sqlite::Database::open(terminal.path()).value().copy_to(terminal.path() + ".image"));
    terminal.store->commit(booking_id(1), draft(1)).value();
    const auto counter = terminal.store->advance_counter().value();
    CHECK(counter == 42);
    terminal.store.reset();
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(terminal.path() + end);
    std::filesystem::rename(terminal.path() + ".image", terminal.path());
    terminal.reopen();
    CHECK(terminal.store->begin({"boot-3", "machine-1", counter}) == Standing::Quarantined);
}

TEST_CASE("each exchange counts, so that two machines with one disk show") {
    test::Terminal terminal;
    const auto first = terminal.store->next_request(1).value().counter;
    terminal.reopen();
    CHECK(terminal.store->next_request(1).value().counter == first + 1);
}

TEST_CASE("the scheduler can send a forked terminal into quarantine") {
    test::Terminal terminal;
    terminal.store->quarantine("forked").value();
    CHECK(terminal.store->standing() == Standing::Quarantined);
    CHECK(terminal.store->audit_records(0, 10).value().back().reason == "forked");
}

TEST_CASE("enrolled again, a terminal keeps its outbox; another one does not take it over") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    auto again = terminal.enrolment();
    again.epoch = core::Epoch{2};
    terminal.store->enrol(again).value();
    CHECK(terminal.store->outbox_page(10).value().size() == 1);
    auto other = terminal.enrolment();
    other.terminal = core::TerminalId{"yul-dom-01"};
    CHECK(terminal.store->enrol(other).error().kind == ErrorKind::Conflict);
    auto reply = terminal.reply({});
    reply.epoch = core::Epoch{2};
    reply.results = {{booking_id(1), booking::Outcome::Accepted, {}, {}}};
    terminal.receive(reply);
    terminal.store->enrol(other).value();
    CHECK(terminal.store->report(core::Generation{1}).value().items.empty());
}

TEST_CASE("one synchroniser at a time") {
    test::Terminal terminal;
    const store::Synchroniser first{"boot-1", 100, "a"}, second{"boot-1", 200, "b"}, later{"boot-2", 300, "c"};
    const auto lives = [](const store::Synchroniser&) { return true; };
    const auto gone = [](const store::Synchroniser&) { return false; };
    terminal.store->take_sync_lock(first, lives).value();
    CHECK(terminal.store->take_sync_lock(first, lives));
    CHECK(terminal.store->take_sync_lock(second, lives).error().kind == ErrorKind::Refused);
    CHECK(terminal.store->take_sync_lock(second, gone));
    CHECK(terminal.store->take_sync_lock(later, lives));
    terminal.store->drop_sync_lock(later).value();
    CHECK(terminal.store->take_sync_lock(first, lives));
}

TEST_CASE("a terminal that ends does so when no kiosk runs and nothing is undelivered, and books nothing any more") {
    test::Terminal terminal;
    const store::Synchroniser kiosk{"boot-1", 100, "a"}, wiping{"boot-1", 200, "b"};
    const auto lives = [](const store::Synchroniser&) { return true; };
    const auto gone = [](const store::Synchroniser&) { return false; };
    terminal.lend({grant(1), grant(2)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    terminal.store->take_sync_lock(kiosk, lives).value();
    CHECK(terminal.store->retire(wiping, lives, true).error().kind == ErrorKind::Refused);
    CHECK(terminal.store->retire(wiping, gone, false).error().kind == ErrorKind::Conflict);
    CHECK(terminal.store->standing() == Standing::Ready);
    terminal.store->retire(wiping, gone, true).value();
    CHECK_FALSE(terminal.store->commit(booking_id(2), draft(2)));
    // A kiosk that is started meanwhile gets no new epoch either.
    CHECK(terminal.store->take_sync_lock(kiosk, lives).error().kind == ErrorKind::Refused);
}

TEST_CASE("the status tells what staff and doctor ask for, also from another process's read-only view") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2), grant(3, "2026-12-30T09:00:00-05:00")});
    terminal.store->commit(booking_id(1), draft(1)).value();
    const auto reader = store::Store::open_read_only(terminal.path(), terminal.clock, terminal.random).value();
    const auto status = reader->status().value();
    CHECK(status.standing == Standing::Ready);
    CHECK(status.terminal == core::TerminalId{"yul-int-01"});
    CHECK(status.outbox_depth == 1);
    CHECK(status.oldest_pending == terminal.clock.now());
    REQUIRE(status.hand.size() == 2);
    CHECK(status.hand[0].slots == 1);
    CHECK(status.clock.confirmed);
    CHECK(status.schema == store::migrations().back().number);
    CHECK(reader->commit(booking_id(2), draft(2)).error().kind == ErrorKind::Configuration);
    CHECK(reader->check_integrity());
}

// A scheduler that was restored from a copy: rule 4.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/scheduler/desk.h"

using namespace accueil;
using namespace accueil::scheduler;
using booking::Outcome;
using test::Desk;
using test::Kiosk;

namespace {

// The copy of the database is put back, as after a disk failure.
void copy(Desk& desk) { REQUIRE(desk.database->copy_to(desk.folder.file("copy.sqlite"))); }
void restore(Desk& desk) {
    desk.close();
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(desk.file().string() + end);
    std::filesystem::copy_file(desk.folder / "copy.sqlite", desk.file());
    desk.open();
}

// As the program does when its marker is ahead of the database.
core::Generation new_generation(Desk& desk) {
    return desk.act([](Scheduler& s) {
        s.begin_generation({}, "restored");
        return s.mark().generation;
    });
}

core::Generation told_generation(const Answer<wire::SyncReply>& answer) {
    REQUIRE_FALSE(answer);
    CHECK(answer.error().type == "generation-changed");
    REQUIRE(answer.error().generation);
    return *answer.error().generation;
}

} // namespace

TEST_CASE("a restored scheduler notices, asks everybody, and doubles nothing") {
    Desk desk;
    auto a = desk.enrol("yul-a");
    auto b = desk.enrol("yul-b");
    desk.exchange(a);
    desk.exchange(b);
    copy(desk);

    // After the copy: a books and gives one back, b books, both are acknowledged; the slot that a gave back goes to b.
    const auto given_back = a.hand.back();
    const auto booked = a.hand.front();
    const auto item = a.book(booked, desk.random, desk.clock);
    a.next.returns = {given_back.no};
    desk.exchange(a);
    b.book(b.hand.front(), desk.random, desk.clock);
    desk.exchange(b);
    const auto held = desk.act([&](Scheduler& s) { return s.hold(b.identity, {given_back.slot.id}); });
    if (held) b.hand.push_back(held->grant);

    restore(desk);
    const auto generation = told_generation(desk.sync(a));
    CHECK(generation > core::Generation{1});

    SECTION("until all have reported nothing is lent") {
        desk.report(a, a.report(generation));
        a.next.generation = generation;
        a.next.allot_version = {};
        const auto early = desk.sync(a);
        REQUIRE_FALSE(early);
        CHECK(early.error().type == "recovering");
        CHECK(early.error().status == 503);
        CHECK(desk.scheduler->recovering());
    }
    SECTION("then everything is as the terminals remember it") {
        desk.report(b, b.report(generation));
        desk.report(a, a.report(generation));
        CHECK_FALSE(desk.scheduler->recovering());
        for (auto* kiosk : {&a, &b}) {
            const auto hand = kiosk->hand;
            kiosk->next.generation = generation;
            kiosk->next.allot_version = {};
            kiosk->next.cursor = {};
            const auto reply = desk.exchange(*kiosk);
            CHECK(reply.received_seq == kiosk->seq);
            for (const auto& grant : hand) {
                CHECK(std::ranges::any_of(reply.grants, [&](const auto& g) { return g.no == grant.no; }));
            }
        }
        const auto view = desk.booking(a, item.id);
        CHECK(view.outcome == Outcome::Accepted);
        CHECK(view.slot.id == booked.slot.id);
        CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1") == 2);
        // Numbers given from now on are above all that were ever seen.
        CHECK(desk.count("SELECT value FROM instance WHERE name = 'next_grant'") > 10'000'000);
    }
    SECTION("a terminal that never comes back is fenced, and its late bookings are placed") {
        desk.report(a, a.report(generation));
        desk.fence("yul-b", "lost");
        CHECK_FALSE(desk.scheduler->recovering());
        b.next.generation = generation;
        b.next.allot_version = {};
        b.next.items = b.kept;
        const auto reply = desk.exchange(b);
        CHECK(reply.epoch > core::Epoch{2});
        CHECK(reply.results[0].outcome != Outcome::Pending);
        CHECK(reply.results[0].outcome != Outcome::NeedsHuman);
    }
    CHECK(desk.most_bookings_on_a_slot() <= 1);
}

TEST_CASE("a fence during recovery takes the hand, not what was promised") {
    Desk desk;
    auto a = desk.enrol("yul-a");
    auto b = desk.enrol("yul-b");
    desk.exchange(a);
    desk.exchange(b);
    copy(desk);
    const auto booked = a.hand.front();
    const auto item = a.book(booked, desk.random, desk.clock);
    REQUIRE(desk.exchange(a).results[0].outcome == Outcome::Accepted);
    restore(desk);

    const auto generation = told_generation(desk.sync(a));
    desk.report(a, a.report(generation));
    desk.fence("yul-a", "stolen");
    desk.report(b, b.report(generation));
    REQUIRE_FALSE(desk.scheduler->recovering());

    const auto view = desk.booking(a, item.id);
    CHECK(view.outcome == Outcome::Accepted);
    CHECK(view.slot.id == booked.slot.id);
    CHECK(desk.count("SELECT count(*) FROM slots WHERE terminal = 'yul-a' AND state = 1") == 0);
    CHECK(desk.most_bookings_on_a_slot() == 1);
}

TEST_CASE("a terminal that was fenced before it could report delivers its promises by its report") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    copy(desk);
    // Acknowledged, and then forgotten with the disk: nothing comes after it that would show the gap.
    const auto item = a.book(a.hand.front(), desk.random, desk.clock);
    desk.exchange(a);
    restore(desk);
    const auto generation = told_generation(desk.sync(a));
    desk.fence("yul-a", "stolen");
    REQUIRE_FALSE(desk.scheduler->recovering());
    for (int twice = 0; twice < 2; ++twice) {
        desk.report(a, a.report(generation));
        const auto view = desk.booking(a, item.id);
        CHECK(view.outcome == Outcome::Accepted);
        CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1") == 1);
    }
}

TEST_CASE("a hand that was fenced before the copy was made is not lent again by a report") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    desk.fence("yul-a", "stolen");
    REQUIRE(desk.administer([](Administration& o) { return o.begin_generation("exercise"); }));
    const auto generation = told_generation(desk.sync(a));
    desk.report(a, a.report(generation));
    REQUIRE_FALSE(desk.scheduler->recovering());
    CHECK(desk.count("SELECT count(*) FROM slots WHERE state = 1") == 0);
}

TEST_CASE("a report that arrives twice frees nothing that was lent since") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    REQUIRE(desk.administer([](Administration& o) { return o.begin_generation("exercise"); }));
    const auto generation = told_generation(desk.sync(a));
    const auto report = a.report(generation);
    desk.report(a, report);
    a.next.generation = generation;
    a.next.allot_version = {};
    const auto grant = a.hand.front();
    a.next.returns = {grant.no};
    desk.exchange(a);
    const auto lent = desk.count("SELECT count(*) FROM slots WHERE state = 1");
    desk.report(a, report);
    CHECK(desk.count("SELECT count(*) FROM slots WHERE state = 1") == lent);
}

TEST_CASE("a report in pages counts when its last page has come, and each booking once") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    copy(desk);
    for (int i = 0; i < 2; ++i) a.book(a.hand.front(), desk.random, desk.clock);
    desk.exchange(a);
    restore(desk);
    const auto generation = told_generation(desk.sync(a));
    auto first = a.report(generation);
    auto last = first;
    REQUIRE(first.items.size() == 2);
    first.grants.clear();
    first.items.pop_back();
    first.more_items = true;
    last.items.erase(last.items.begin());
    for (int twice = 0; twice < 2; ++twice) { // the line broke, and it began anew
        desk.report(a, first);
        CHECK(desk.scheduler->recovering());
    }
    desk.report(a, last);
    CHECK_FALSE(desk.scheduler->recovering());
    CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1") == 2);
    CHECK(desk.count("SELECT count(*) FROM slots WHERE state = 1") == std::ssize(a.hand));
}

TEST_CASE("a terminal that the copy does not know is taken in again") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    copy(desk);
    auto late = desk.at_work("yul-late");
    const auto item = late.book(late.hand.front(), desk.random, desk.clock);
    restore(desk);
    const auto generation = told_generation(desk.sync(late));
    desk.report(a, a.report(generation));
    desk.report(late, late.report(generation));
    const auto view = desk.booking(late, item.id);
    CHECK(view.outcome == Outcome::Accepted);
}

TEST_CASE("what a copy holds is durable, and nothing that came after it") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    a.book(a.hand.front(), desk.random, desk.clock);
    CHECK(desk.exchange(a).durable_seq == core::Seq{0});
    copy(desk);
    a.book(a.hand.front(), desk.random, desk.clock);
    desk.exchange(a);
    auto other = sqlite::Database::open(desk.folder.file("copy.sqlite"));
    REQUIRE(other);
    REQUIRE(desk.act([&](Scheduler& s) { return s.mark_durable(*other); }));
    const auto reply = desk.exchange(a);
    CHECK(reply.received_seq == core::Seq{2});
    CHECK(reply.durable_seq == core::Seq{1});
}

TEST_CASE("when the terminal's disk was put back too, its report is a fence") {
    Desk desk;
    auto a = desk.enrol("yul-a");
    auto b = desk.enrol("yul-b");
    desk.exchange(a);
    desk.exchange(b);
    copy(desk);
    auto image = a;
    // Promised on a disk that is lost before it was delivered: nobody knows of it any more.
    a.book(a.hand.front(), desk.random, desk.clock);
    restore(desk);
    const auto generation = new_generation(desk);
    desk.report(b, b.report(generation));

    auto report = image.report(generation);
    report.quarantined = true;
    report.boot_id = "boot-2";
    const auto reply = desk.report(image, report);
    CHECK(reply.epoch > image.epoch);
    CHECK_FALSE(desk.scheduler->recovering());
    CHECK(desk.count("SELECT count(*) FROM slots WHERE terminal = 'yul-a'") == 0);
    CHECK(desk.count("SELECT count(*) FROM audit WHERE act = 'terminal.fence' AND subject = 'yul-a'") == 1);

    // The reply was lost: asked again from the same boot it is the same epoch; another boot is another image.
    report.epoch = image.epoch;
    CHECK(desk.report(image, report).epoch == reply.epoch);
    report.boot_id = "boot-3";
    CHECK(desk.report(image, report).epoch > reply.epoch);
}

TEST_CASE("an image older than a fence gets an epoch of its own from a restored scheduler") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    const auto image = a;
    desk.fence("yul-a", "stolen");
    desk.exchange(a);
    copy(desk);
    restore(desk);
    const auto generation = new_generation(desk);
    auto report = image.report(generation);
    report.quarantined = true;
    report.boot_id = "boot-2";
    // The present epoch has been the lost disk's.
    CHECK(desk.report(image, report).epoch > a.epoch);
}

TEST_CASE("a quarantined terminal's promises are claimed before its hand ends") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    copy(desk);
    const auto booked = a.hand.front();
    const auto item = a.book(booked, desk.random, desk.clock);
    desk.exchange(a);
    restore(desk);
    const auto generation = new_generation(desk);
    auto report = a.report(generation);
    report.quarantined = true;
    report.boot_id = "boot-2";
    desk.report(a, report);
    const auto view = desk.booking(a, item.id);
    CHECK(view.outcome == Outcome::Accepted);
    CHECK(view.slot.id == booked.slot.id);
}

TEST_CASE("two disks that spent one grant in the same place of their chains: after a restore both people count") {
    Desk desk;
    auto a = desk.enrol("yul-a");
    auto b = desk.enrol("yul-b");
    desk.exchange(a);
    desk.exchange(b);
    copy(desk);
    auto clone = a;
    const auto first = a.book(a.hand.front(), desk.random, desk.clock);
    const auto second = clone.book(clone.hand.front(), desk.random, desk.clock);
    REQUIRE(first.grant == second.grant);
    REQUIRE(first.seq == second.seq);
    restore(desk);
    const auto generation = new_generation(desk);
    for (const auto* kiosk : {&a, &clone, &b}) desk.report(*kiosk, kiosk->report(generation));
    REQUIRE_FALSE(desk.scheduler->recovering());
    for (const auto& id : {first.id, second.id}) {
        const auto view = desk.booking(b, id);
        CHECK(view.outcome != Outcome::Pending);
    }
    CHECK(desk.most_bookings_on_a_slot() == 1);
}

TEST_CASE("an item that can't be read does not stop a report, and its slot goes to nobody else") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    copy(desk);
    const auto slot = a.hand.front().slot.id;
    const auto bad = a.book(a.hand.front(), desk.random, desk.clock);
    restore(desk);
    const auto generation = new_generation(desk);
    auto text = wire::write(a.report(generation));
    const std::string people = "\"people\":" + std::to_string(bad.people);
    text.replace(text.find(people), people.size(), "\"people\":\"many\"");
    const auto report = wire::read<wire::Report>(text);
    REQUIRE(report);
    REQUIRE(report->malformed.size() == 1);
    desk.report(a, *report);
    CHECK_FALSE(desk.scheduler->recovering());
    const auto letters = desk.administer([](Administration& o) { return o.dead_letters(); });
    REQUIRE(letters->size() == 1);
    CHECK(letters->front().booking == bad.id);
    CHECK(desk.count("SELECT count(*) FROM slots WHERE id = '" + slot.value + "' AND state = 0") == 0);
    // The chain goes on over it.
    a.next.generation = generation;
    a.next.allot_version = {};
    a.next.cursor = {};
    CHECK(desk.exchange(a).received_seq == bad.seq);
}

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

TEST_CASE("an item that SQLite would not take for JSON does not keep a recovery from its end") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    const auto booked = a.hand.front();
    const auto generation = new_generation(desk);
    auto report = a.report(generation);
    std::erase_if(report.grants, [&](const auto& grant) { return grant.no == booked.no; });
    const std::string hash(64, 'a');
    report.malformed = {{core::BookingId{"b-1"}, a.epoch, core::Seq{1}, hash,
                         "{\"prev_hash\":" + std::string(50'000, '['), "mode: unknown name", booked.no, booked.slot.id,
                         std::string(wire::first_prev_hash)}};
    desk.report(a, report);
    CHECK_FALSE(desk.scheduler->recovering());
    CHECK(desk.count("SELECT count(*) FROM dead_letters WHERE hash = '" + hash + "'") == 1);
    CHECK(desk.count("SELECT count(*) FROM epochs WHERE received_seq = 1 AND last_hash = '" + hash + "'") == 1);
    CHECK(desk.count("SELECT state FROM slots WHERE id = '" + booked.slot.id.value + "'") == 1);
}

TEST_CASE("an item that was not readable when it was reported, and is when all have spoken, continues its chain") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    a.book(a.hand.front(), desk.random, desk.clock); // durable long ago, and no longer kept
    const auto item = a.book(a.hand.front(), desk.random, desk.clock);
    auto report = a.report(new_generation(desk));
    report.items.clear();
    report.malformed = {{item.id, item.epoch, item.seq, wire::hash(item), wire::write(item), "mode: unknown name",
                         item.grant, item.slot}};
    desk.report(a, report);
    CHECK(desk.booking(a, item.id).outcome == Outcome::Accepted);
    CHECK(desk.count("SELECT forked FROM terminals") == 0);
}

TEST_CASE("a grant that was never given moves no counter, wins no slot and marks its terminal") {
    constexpr core::GrantNo made_up{(std::uint64_t{1} << 53U) - 1};
    Desk desk;
    auto a = desk.at_work("yul-a");
    const auto grant = a.hand.front();
    const auto generation = new_generation(desk);
    const auto next_grant = [&] { return desk.count("SELECT value FROM instance WHERE name = 'next_grant'"); };
    const auto before = next_grant();
    auto item = a.book(grant, desk.random, desk.clock);
    item.grant = made_up;
    auto report = a.report(generation);
    report.items.clear();
    std::int64_t letters = 0;
    SECTION("seen") { report.highest_grant = made_up; }
    SECTION("in hand") { report.grants.push_back({made_up, grant.slot}); }
    SECTION("spent") {
        report.items = {item};
        letters = 1;
    }
    SECTION("spent, by an item that can't be read") {
        report.malformed = {{item.id, item.epoch, item.seq, wire::hash(item), "{}", "x", made_up, grant.slot.id}};
        letters = 1;
    }
    desk.report(a, report);
    CHECK_FALSE(desk.scheduler->recovering());
    CHECK(next_grant() == before);
    CHECK(desk.count("SELECT state FROM slots WHERE id = '" + grant.slot.id.value + "'") == 0);
    CHECK(desk.count("SELECT count(*) FROM dead_letters") == letters);
    CHECK(desk.count("SELECT forked FROM terminals") == 1);
    if (!report.malformed.empty()) return; // set aside: it does not come again
    // Nor does it begin another recovery when it comes by the exchange.
    a.next.generation = generation;
    a.next.allot_version = {};
    a.next.items = {item};
    const auto reply = desk.exchange(a);
    CHECK(reply.results[0].outcome == Outcome::NeedsHuman);
    CHECK(reply.generation == generation);
    CHECK(next_grant() == before);
}

TEST_CASE("what was lent after a first restore is believed after a second one of the same copy") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    copy(desk);
    const auto first = new_generation(desk);
    desk.report(a, a.report(first));
    a.next.generation = first;
    a.next.allot_version = {};
    a.next.returns = {a.hand.front().no};
    desk.exchange(a);
    const auto grant = *std::ranges::max_element(a.hand, {}, &booking::Grant::no);
    REQUIRE(grant.no > core::GrantNo{10'000'000});
    const auto item = a.book(grant, desk.random, desk.clock);
    restore(desk);
    desk.report(a, a.report(new_generation(desk)));
    CHECK(desk.booking(a, item.id).slot.id == grant.slot.id);
    CHECK(desk.count("SELECT forked FROM terminals") == 0);
}

TEST_CASE("a generation that no scheduler of ours can have had is refused, and begins nothing") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    const auto present = a.next.generation;
    a.next.generation = core::Generation{std::uint64_t{1} << 50U};
    const auto refused = desk.sync(a);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().type == "generation-unknown");
    CHECK_FALSE(desk.scheduler->recovering());
    CHECK(desk.act([](Scheduler& s) { return s.mark().generation; }) == present);
    a.next.generation = core::Generation{present.value + 50'000'000}; // fifty copies put back, say
    CHECK(told_generation(desk.sync(a)) > a.next.generation);
}

TEST_CASE("a booking whose slot somebody else claims with a higher grant is moved or shown to a person, never lost") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    auto b = desk.at_work("yul-b");
    const auto booked = *std::ranges::min_element(a.hand, {}, [](const auto& grant) { return grant.slot.start; });
    const auto item = a.book(booked, desk.random, desk.clock);
    REQUIRE(desk.exchange(a).results[0].outcome == Outcome::Accepted);
    const auto generation = new_generation(desk);
    desk.report(a, a.report(generation));
    auto report = b.report(generation);
    report.grants.push_back({core::GrantNo{5'000'000}, booked.slot});
    SECTION("to the nearest free slot") {
        desk.report(b, report);
        const auto view = desk.booking(a, item.id);
        CHECK(view.outcome == Outcome::Relocated);
        CHECK(view.slot.id != booked.slot.id);
    }
    SECTION("where none is free") {
        REQUIRE(desk.database->run("UPDATE slots SET state = 4, by_hand = 1 WHERE state = 0"));
        desk.report(b, report);
        CHECK(desk.booking(a, item.id).outcome == Outcome::NeedsHuman);
    }
    REQUIRE_FALSE(desk.scheduler->recovering());
    // Nobody was moved onto what a terminal holds.
    CHECK(desk.count("SELECT count(*) FROM slots WHERE terminal = 'yul-a' AND state = 1") == std::ssize(a.hand));
    CHECK(desk.count("SELECT count(*) FROM slots WHERE terminal = 'yul-b' AND state = 1") == std::ssize(b.hand) + 1);
    CHECK(desk.most_bookings_on_a_slot() <= 1);
}

TEST_CASE("the slot of a meeting that was cancelled is free after a recovery") {
    Desk desk;
    auto a = desk.at_work("yul-a");
    const auto booked = a.hand.front();
    const auto item = a.book(booked, desk.random, desk.clock);
    desk.exchange(a);
    REQUIRE(desk.administer([&](Administration& o) { return o.cancel(item.id, "the person telephoned"); }));
    desk.report(a, a.report(new_generation(desk)));
    REQUIRE_FALSE(desk.scheduler->recovering());
    CHECK(desk.count("SELECT state FROM slots WHERE id = '" + booked.slot.id.value + "'") == 0);
}

TEST_CASE("a terminal enrolled again while the others are waited for is at work at once, in an epoch of its own") {
    Desk desk;
    auto a = desk.enrol("yul-a");
    new_generation(desk);
    REQUIRE(desk.scheduler->recovering());
    auto again = desk.enrol("yul-a");
    CHECK_FALSE(desk.scheduler->recovering()); // an empty disk has nothing to tell
    CHECK(again.epoch.value > 1000);           // fences may have been forgotten
    CHECK_FALSE(desk.exchange(again).grants.empty());
}

TEST_CASE("a terminal that has reported its hand is enrolled again only after a fence") {
    Desk desk;
    auto a = desk.enrol("yul-a");
    auto b = desk.enrol("yul-b");
    copy(desk);
    desk.exchange(a);
    restore(desk);
    const auto generation = new_generation(desk);
    desk.report(a, a.report(generation));
    REQUIRE(desk.scheduler->recovering()); // yul-b
    const auto token = desk.administer(
        [](Administration& o) { return o.make_token(core::TerminalId{"yul-a"}, "international", "new disk"); });
    const auto key = security::make_tls_key();
    const wire::EnrolmentRequest request{token->text, *security::make_signing_request(*key, "x"), core::Bytes(32, 1),
                                         "m"};
    const auto enrol = [&] { return desk.act([&](Scheduler& s) { return s.enrol(request); }); };
    CHECK(enrol().error().type == "terminal-holds-grants");
    desk.fence("yul-a", "disk broken");
    CHECK(enrol());
}

TEST_CASE("a database that was put back without its keys is not served with others") {
    Desk desk;
    Keys others = test::keys();
    SECTION("sealing") { others.sealing = security::make_sealing_pair(desk.random); }
    SECTION("signing") { others.signing = security::make_signature_pair(desk.random); }
    Scheduler restored(*desk.database, desk.clock, desk.random, desk.policy, others);
    const auto refused = restored.found({});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().type == "keys-changed");
    CHECK(desk.scheduler->found({}));
}

// What a terminal lives through with a scheduler: I1 to I5 of the protocol.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "deploy/scheduler/domain/bookings.h"
#include "shared/calendar/window.h"
#include "shared/calendar/zone.h"
#include "tests/scheduler/desk.h"

using namespace accueil;
using namespace accueil::scheduler;
using booking::Outcome;
using test::Desk;

TEST_CASE("a fresh terminal gets a hand that reaches beyond the window of today") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    const auto reply = desk.exchange(kiosk);
    std::map<std::pair<std::string, calendar::Date>, int> days;
    for (const auto& grant : reply.grants) {
        ++days[{grant.slot.office.value, calendar::local_date(grant.slot.start)}];
    }
    CHECK(days.size() == 2 * 8);
    for (const auto& [key, number] : days) CHECK(number >= 2);
    CHECK(reply.changes.size() >= 3); // two offices, the scheduler's signer, the terminal's
    CHECK(reply.server_time == desk.clock.now());
}

TEST_CASE("a booking from the hand is accepted, and a replay gets the same answer") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    const auto grant = kiosk.hand.front();
    const auto item = kiosk.book(grant, desk.random, desk.clock);
    const auto before = kiosk.next;
    const auto first = desk.exchange(kiosk);
    REQUIRE(first.results.size() == 1);
    CHECK(first.results[0].outcome == Outcome::Accepted);
    CHECK(first.results[0].slot == grant.slot);
    CHECK(first.received_seq == core::Seq{1});

    const auto again = desk.act([&](Scheduler& s) { return s.sync(kiosk.identity, before); });
    REQUIRE(again);
    CHECK(again->results == first.results);

    SECTION("also after a cancellation, which travels in the feed") {
        REQUIRE(desk.administer([&](Administration& a) { return a.cancel(item.id, "the person telephoned"); }));
        const auto late = desk.act([&](Scheduler& s) { return s.sync(kiosk.identity, before); });
        REQUIRE(late);
        CHECK(late->results == first.results);
        CHECK(std::ranges::any_of(late->changes, [&](const wire::Change& change) {
            const auto* cancelled = std::get_if<wire::BookingCancelled>(&change.what);
            return cancelled != nullptr && cancelled->booking == item.id;
        }));
        CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1") == 0);
    }
}

TEST_CASE("an id that comes back with another content is set aside") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    auto item = kiosk.book(kiosk.hand.front(), desk.random, desk.clock);
    desk.exchange(kiosk);
    item.people = 5;
    kiosk.next.items = {item};
    const auto reply = desk.exchange(kiosk);
    REQUIRE(reply.results[0].problem);
    CHECK(reply.results[0].problem->type == "key-reused-differently");
    CHECK(desk.count("SELECT count(*) FROM dead_letters") == 1);
    CHECK(desk.count("SELECT count(*) FROM bookings") == 1);
}

TEST_CASE("a gap in the outbox is asked for again, and nothing of it is recorded") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    const auto first = kiosk.book(kiosk.hand[0], desk.random, desk.clock);
    const auto second = kiosk.book(kiosk.hand[0], desk.random, desk.clock);
    kiosk.next.items = {second};
    const auto reply = desk.sync(kiosk);
    REQUIRE(reply);
    CHECK(reply->results[0].outcome == Outcome::Pending);
    CHECK(reply->results[0].problem->type == "seq-gap");
    CHECK(reply->received_seq == core::Seq{0});
    kiosk.next.items = {first, second};
    const auto whole = desk.exchange(kiosk);
    CHECK(whole.received_seq == core::Seq{2});
    CHECK(whole.results[1].outcome == Outcome::Accepted);
}

TEST_CASE("one unreadable item does not stop the batch") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    auto broken = kiosk.book(kiosk.hand[0], desk.random, desk.clock);
    kiosk.next.items.clear();
    kiosk.next.malformed = {
        {broken.id, broken.epoch, broken.seq, wire::hash(broken), wire::write(broken), "mode: unknown"}};
    kiosk.book(kiosk.hand[0], desk.random, desk.clock);
    const auto reply = desk.exchange(kiosk);
    REQUIRE(reply.results.size() == 2);
    CHECK(reply.results[0].outcome == Outcome::NeedsHuman);
    CHECK(reply.results[0].problem->type == "malformed-item");
    CHECK(reply.results[1].outcome == Outcome::Accepted);
    CHECK(reply.received_seq == core::Seq{2});
    const auto letters = desk.administer([](Administration& a) { return a.dead_letters(); });
    REQUIRE(letters);
    CHECK(letters->size() == 1);
}

TEST_CASE("two disks with one identity are found out, and nobody loses the meeting") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    auto clone = kiosk;
    const auto grant = kiosk.hand[0];
    kiosk.book(grant, desk.random, desk.clock);
    clone.book(grant, desk.random, desk.clock);
    CHECK(desk.exchange(kiosk).results[0].outcome == Outcome::Accepted);
    const auto second = desk.exchange(clone);
    CHECK(second.results[0].outcome == Outcome::Relocated);
    REQUIRE(second.results[0].problem);
    CHECK(second.results[0].problem->type == "terminal-forked");
    CHECK(desk.most_bookings_on_a_slot() == 1);
    CHECK(desk.count("SELECT forked FROM terminals") == 1);
    SECTION("until the fence nothing is lent to it, after it everything is well") {
        const auto held = desk.count("SELECT count(*) FROM slots WHERE state = 1");
        desk.exchange(kiosk);
        CHECK(desk.count("SELECT count(*) FROM slots WHERE state = 1") == held);
        desk.fence("yul-1", "cloned");
        const auto after = desk.exchange(kiosk);
        CHECK(after.epoch.value == 2);
        CHECK_FALSE(after.grants.empty());
    }
}

TEST_CASE("bookings of a fenced epoch are placed, not dropped") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    auto other = desk.enrol("yul-2");
    desk.exchange(kiosk);
    const auto grant = *std::ranges::min_element(kiosk.hand, {}, [](const auto& g) { return g.slot.start; });
    const auto item = kiosk.book(grant, desk.random, desk.clock);
    desk.fence("yul-1", "stolen");

    SECTION("in their own slot while nobody else has it") {
        CHECK(desk.exchange(kiosk).results[0].outcome == Outcome::Accepted);
    }
    SECTION("in the nearest one of the window when it is gone") {
        // The other terminal gets it lent and books it.
        REQUIRE(desk.act([&](Scheduler& s) { return s.hold(other.identity, {grant.slot.id}); }));
        const auto reply = desk.exchange(kiosk);
        REQUIRE(reply.results[0].outcome == Outcome::Relocated);
        REQUIRE(reply.results[0].slot);
        CHECK(reply.results[0].slot->id != grant.slot.id);
        CHECK(reply.results[0].slot->office == grant.slot.office);
        const auto window = calendar::window(item.arrival, {}, grant.slot.office);
        CHECK(window.contains(calendar::local_date(reply.results[0].slot->start)));
        const auto view = desk.booking(kiosk, item.id);
        CHECK(view.sequence == 1);
    }
    CHECK(desk.most_bookings_on_a_slot() == 1);
    CHECK(desk.count("SELECT count(*) FROM slots WHERE state = 1 AND epoch = 1 AND terminal = 'yul-1'") == 0);
}

TEST_CASE("with no free slot in the window a person must decide") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    const auto item = kiosk.book(kiosk.hand[0], desk.random, desk.clock);
    desk.fence("yul-1", "stolen");
    REQUIRE(desk.database->run("UPDATE slots SET state = 4"));
    const auto reply = desk.exchange(kiosk);
    CHECK(reply.results[0].outcome == Outcome::NeedsHuman);
    CHECK(reply.results[0].problem->type == "slot-taken");
    const auto list = desk.administer([](Administration& a) {
        Bookings::Filter filter;
        filter.outcome = Outcome::NeedsHuman;
        return a.bookings(filter);
    });
    REQUIRE(list);
    CHECK(list->size() == 1);
}

TEST_CASE("a quarantined terminal gets one new epoch, however often it asks") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    kiosk.next.quarantined = true;
    const auto first = desk.sync(kiosk);
    const auto second = desk.sync(kiosk);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->epoch.value == 2);
    CHECK(second->epoch.value == 2);
    CHECK_FALSE(second->grants.empty());
}

TEST_CASE("an image older than the last fence gets an epoch of its own, not the one of the lost disk") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    auto image = kiosk;
    desk.fence("yul-1", "exercise");
    desk.exchange(kiosk);
    REQUIRE(kiosk.epoch == core::Epoch{2});

    image.next.boot_id = "after the image was put back";
    image.next.quarantined = true;
    const auto first = desk.sync(image);
    const auto second = desk.sync(image);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->epoch == core::Epoch{3});
    CHECK(second->epoch == core::Epoch{3});
    for (const auto& lost : kiosk.hand) {
        CHECK(std::ranges::none_of(first->grants, [&](const auto& grant) { return grant.no == lost.no; }));
    }
}

TEST_CASE("a return names the grant, and only the holder can give it back") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    auto other = desk.enrol("yul-2");
    desk.exchange(kiosk);
    desk.exchange(other);
    const auto grant = kiosk.hand[0];
    other.next.returns = {grant.no};
    desk.exchange(other);
    CHECK(desk.count("SELECT state FROM slots WHERE id = '" + grant.slot.id.value + "'") == 1);
    kiosk.next.returns = {grant.no};
    const auto reply = desk.exchange(kiosk);
    CHECK(std::ranges::none_of(reply.grants, [&](const auto& held) { return held.no == grant.no; }));
}

TEST_CASE("a reschedule frees the slot of what it replaces, in whatever order the two arrive") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    auto other = desk.enrol("yul-2");
    desk.exchange(kiosk);
    desk.exchange(other);
    const auto old = kiosk.book(kiosk.hand[0], desk.random, desk.clock);
    other.book(other.hand[0], desk.random, desk.clock, old.id);
    SECTION("old first") {
        desk.exchange(kiosk);
        desk.exchange(other);
    }
    SECTION("new first") {
        desk.exchange(other);
        CHECK(desk.exchange(kiosk).results[0].outcome == Outcome::Cancelled);
    }
    const auto view = desk.booking(kiosk, old.id);
    CHECK(view.outcome == Outcome::Cancelled);
    CHECK(view.replaced_by.has_value());
    CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1") == 1);
    CHECK(desk.count("SELECT count(*) FROM slots WHERE state = 3") == 1);
}

TEST_CASE("one booking moved at two kiosks: the first move stands, the second is shown to a person") {
    Desk desk;
    auto home = desk.at_work("yul-1");
    auto here = desk.at_work("yul-2");
    auto there = desk.at_work("yul-3");
    const auto old = home.book(home.hand[0], desk.random, desk.clock);
    const auto first = here.book(here.hand[0], desk.random, desk.clock, old.id);
    const auto second = there.book(there.hand[0], desk.random, desk.clock, old.id);
    SECTION("after the booking itself") {
        desk.exchange(home);
        desk.exchange(here);
    }
    SECTION("moved on, before the other one comes") {
        desk.exchange(home);
        desk.exchange(here);
        here.book(here.hand[0], desk.random, desk.clock, first.id);
        desk.exchange(here);
    }
    SECTION("before the booking itself") { desk.exchange(here); }
    const auto told = desk.exchange(there).results[0];
    CHECK(told.outcome == Outcome::NeedsHuman);
    CHECK(told.slot); // where the person has been told to come stays theirs
    REQUIRE(told.problem);
    CHECK(told.problem->type == "already-moved");
    desk.exchange(home);
    const auto view = desk.booking(home, old.id);
    CHECK(view.outcome == Outcome::Cancelled);
    CHECK(view.replaced_by == first.id);
    CHECK_FALSE(desk.booking(home, second.id).replaced_by);
    CHECK(desk.count("SELECT count(*) FROM bookings WHERE live = 1 AND outcome <> 3") == 1);
}

TEST_CASE("a booking outside of the window without a reason keeps its slot and is shown to a person") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    const auto late = *std::ranges::max_element(kiosk.hand, {}, [](const auto& g) { return g.slot.start; });
    auto item = kiosk.book(late, desk.random, desk.clock);
    SECTION("without a reason") {
        const auto reply = desk.exchange(kiosk);
        CHECK(reply.results[0].outcome == Outcome::NeedsHuman);
        CHECK(reply.results[0].problem->type == "outside-window");
    }
    SECTION("with the reason of a reception agent") {
        item.override = booking::Override{booking::OverrideReason::PersonUnavailable, core::StaffId{"R12"}};
        kiosk.next.items = {item};
        CHECK(desk.exchange(kiosk).results[0].outcome == Outcome::Accepted);
        const auto view = desk.booking(kiosk, item.id);
        REQUIRE(view.override);
        CHECK(view.override->by.value == "R12");
    }
    CHECK(desk.count("SELECT state FROM slots WHERE id = '" + late.slot.id.value + "'") == 3);
}

TEST_CASE("a terminal that comes later gets its share: the others are asked for what they have not used") {
    Desk desk;
    desk.policy.lending.cover = std::chrono::hours{168};
    desk.policy.lending.rate_prior = 2; // everybody wants all there is
    desk.policy.lending.lent_share = 1;
    desk.policy.lending.terminal_share = 1;
    desk.close();
    desk.open();
    auto first = desk.enrol("yul-1");
    CHECK(desk.exchange(first).recalls.empty());
    auto second = desk.enrol("yul-2");
    CHECK(desk.exchange(second).grants.empty());

    const auto asked = desk.exchange(first).recalls;
    REQUIRE_FALSE(asked.empty());
    for (const auto no : asked)
        CHECK(std::ranges::any_of(first.hand, [&](const auto& grant) { return grant.no == no; }));
    first.next.returns = asked;
    CHECK(desk.exchange(first).recalls.empty());
    const auto share = desk.exchange(second).grants;
    CHECK(share.size() == asked.size());
    CHECK(desk.exchange(first).recalls.empty());
}

TEST_CASE("a terminal that is known to lie fills no table with its unreadable items") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    for (int i = 0; i < 2100; ++i) {
        kiosk.next.malformed.push_back(
            {{}, kiosk.epoch, core::Seq{1}, wire::hash_of_written(std::to_string(i)), "{}", "mode: unknown"});
    }
    desk.exchange(kiosk);
    CHECK(desk.count("SELECT count(*) FROM dead_letters") == 2000);
}

TEST_CASE("wishes that could not be met are counted by office and shown to the operator") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    kiosk.next.want = {{"centre", 2}, {"nord", 1}};
    desk.exchange(kiosk);
    kiosk.next.want = {{"centre", 1}, {"no-such-office", 7}};
    desk.exchange(kiosk);
    const auto wishes = desk.administer([](Administration& o) { return o.unmet_wishes(); });
    REQUIRE(wishes);
    REQUIRE(wishes->size() == 2);
    CHECK((*wishes)[0].office == core::OfficeId{"centre"});
    CHECK((*wishes)[0].people == 3);
    CHECK((*wishes)[1].people == 1);
}

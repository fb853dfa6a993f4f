// The scheduler's database outlives its programs: what an earlier version answered is what this one answers.
#include "deploy/scheduler/domain/schema.h"

#include <algorithm>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "tests/scheduler/desk.h"
#include "tests/sqlite/earlier.h"

using namespace accueil;
using namespace accueil::scheduler;
using scheduler::test::Desk;
using scheduler::test::Kiosk;

namespace {

void put_back_to(Desk& desk, std::size_t number) {
    desk.close();
    accueil::test::put_back_to(desk.file(), application_id, migrations().first(number));
}

std::vector<BookingRecord> bookings(Desk& desk) {
    return desk.administer([](Administration& admin) { return admin.bookings({}); }).value();
}

} // namespace

TEST_CASE("a scheduler's database of each earlier version keeps its bookings, its answers and what it has lent") {
    const auto number = GENERATE(range(std::size_t{1}, migrations().size()));
    INFO("written by version " << number << " of the tables");
    Desk desk;
    auto kiosk = desk.at_work("yul-int-01");
    kiosk.book(kiosk.hand.front(), desk.random, desk.clock);
    kiosk.book(kiosk.hand.front(), desk.random, desk.clock);
    const auto sent = kiosk.next.items;
    const auto answered = desk.exchange(kiosk).results;
    REQUIRE(answered.size() == 2);
    const auto lent = kiosk.hand;

    put_back_to(desk, number);
    if (number < 3) { // wishes were not told apart by office then
        auto earlier = sqlite::Database::open(desk.file().string()).value();
        earlier
            .run("INSERT INTO unmet (terminal, day, people) VALUES ('yul-int-01', ?1, 3)",
                 calendar::local_date(desk.clock.now()))
            .value();
    }
    desk.open();
    CHECK(desk.database->check_integrity());
    const auto kept = bookings(desk);
    REQUIRE(kept.size() == 2);
    for (const auto& record : kept) CHECK(record.live);
    CHECK(desk.administer([](Administration& admin) { return admin.audit(1000); }).value().size() >= 2);
    const auto wishes = desk.administer([](Administration& admin) { return admin.unmet_wishes(); }).value();
    CHECK(wishes.size() == (number < 3 ? 1 : 0));

    // The terminal did not hear the answer and asks again; then it books on from the hand that it has.
    kiosk.next.items = sent;
    const auto again = desk.exchange(kiosk);
    CHECK(again.results == answered);
    CHECK(again.grants == lent);
    kiosk.book(kiosk.hand.front(), desk.random, desk.clock);
    CHECK(desk.exchange(kiosk).results.front().outcome == booking::Outcome::Accepted);
    CHECK(bookings(desk).size() == 3);
    CHECK(desk.most_bookings_on_a_slot() == 1);
}

TEST_CASE("a recovery that began under an earlier version is ended by this one") {
    const auto number = GENERATE(range(std::size_t{1}, migrations().size()));
    INFO("written by version " << number << " of the tables");
    Desk desk;
    auto first = desk.at_work("yul-int-01");
    auto second = desk.at_work("yul-dom-01");
    desk.act([](Scheduler& s) {
        s.begin_generation({}, "restored");
        return true;
    });
    const auto generation = desk.act([](Scheduler& s) { return s.mark().generation; });
    // Each has booked what the restored database knows nothing of.
    const auto said = [&](Kiosk& kiosk) {
        kiosk.book(kiosk.hand.front(), desk.random, desk.clock);
        return kiosk.report(generation);
    };
    desk.report(first, said(first));
    CHECK(desk.scheduler->recovering());
    put_back_to(desk, number);
    desk.open();
    CHECK(desk.scheduler->recovering());
    desk.report(second, said(second));
    CHECK_FALSE(desk.scheduler->recovering());
    CHECK(bookings(desk).size() == 2);
    CHECK(desk.most_bookings_on_a_slot() == 1);
}

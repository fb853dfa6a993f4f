// Every point at which the power can go while a terminal books: what was promised is there, what was not is wholly
// there or wholly not, and the hand never offers what was promised.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/store/disk.h"
#include "tests/store/world.h"

using namespace accueil;
using test::booking_id;
using test::Disk;
using test::draft;
using test::grant;
using test::Survivors;

namespace {

constexpr std::uint64_t yesterdays = 1, lent = 8, given_back = 8, fresh = 9;
const core::StaffId by{"agente-4"};

// A terminal with one arrival of yesterday, of whom tidy() makes the database forget, and a hand.
class Desk {
  public:
    Desk() {
        open();
        store
            ->enrol({core::TerminalId{"yul-int-01"}, "international", core::Epoch{1}, core::Generation{1},
                     scheduler_.public_key, core::Bytes(32, 9)})
            .value();
        store->begin({"boot-1", "machine-1", {}}).value();
        store->clock_confirmed(std::chrono::milliseconds{0}).value();
        std::vector<booking::Grant> hand;
        for (std::uint64_t no = 1; no <= lent; ++no) hand.push_back(grant(no));
        store->apply(store->next_request(100).value(), reply(1, hand)).value();
        store->commit(booking_id(yesterdays), draft(yesterdays), by).value();
        clock_.pass(std::chrono::hours{24});
        store.reset();
        disk.power_cut(Survivors::Everything);
        before_ = disk.files();
    }

    void open() { store = store::Store::open("terminal", key_, clock_, random_, {.vfs = disk.vfs()}).value(); }
    void begin_again() {
        store.reset();
        disk.put(before_);
        disk.power_cut(Survivors::Everything);
        open();
    }
    [[nodiscard]] static wire::SyncReply reply(std::uint64_t version, std::vector<booking::Grant> hand) {
        return {.generation = core::Generation{1},
                .epoch = core::Epoch{1},
                .allot_version = core::AllotVersion{version},
                .grants = std::move(hand),
                .server_time = test::arrival_moment()};
    }

    // What a terminal does in a few minutes; the numbers of the bookings that were promised. Ends at the first failure.
    std::set<std::uint64_t> work() {
        std::set<std::uint64_t> promised{yesterdays};
        const auto book = [&](std::uint64_t no) {
            const bool done = store->commit(booking_id(no), draft(no), by).has_value();
            if (done) promised.insert(no);
            return done;
        };
        const auto exchange = [&] {
            const auto sent = store->next_request(100);
            if (!sent) return false;
            auto answer = reply(2, {grant(4), grant(5), grant(fresh)});
            answer.results = {{.id = booking_id(2), .outcome = booking::Outcome::Accepted, .slot = {}, .problem = {}}};
            return store->apply(*sent, answer).has_value();
        };
        // Tidying cuts the log: the crash points of copying it into the database lie there and in the close.
        (void)(book(2) && store->tidy() && book(3) && store->give_back(std::vector{core::GrantNo{given_back}}) &&
               exchange() && book(4));
        store.reset();
        return promised;
    }

    Disk disk;
    std::unique_ptr<store::Store> store;

  private:
    test::HandClock clock_{test::arrival_moment()};
    test::Replay random_{7};
    security::SealingPair scheduler_ = security::make_sealing_pair(random_);
    security::DeviceKey key_ = security::DeviceKey::make(random_);
    Disk::Files before_;
};

std::set<std::uint64_t> numbers(const std::vector<wire::Item>& items) {
    std::set<std::uint64_t> all;
    for (const auto& item : items) all.insert(item.grant.value);
    return all;
}

bool chained(const std::vector<wire::Item>& items) {
    std::string previous(wire::first_prev_hash);
    std::uint64_t seq = 0;
    for (const auto& item : items) {
        if (item.seq.value != ++seq || item.prev_hash != previous) return false;
        previous = wire::hash(item);
    }
    return true;
}

// The first thing that is wrong with a terminal that starts again; nothing when all is well.
std::string flaw(store::Store& store, const std::set<std::uint64_t>& promised) {
    if (!store.check_integrity()) return "the file is damaged";
    const auto report = store.report(core::Generation{1});
    const auto hand = store.hand();
    const auto audit = store.audit_records(0, 1000);
    if (!report || !hand || !audit) return "the store does not read";
    const auto booked = numbers(report->items);
    if (!std::ranges::includes(booked, promised)) return "a booking that was promised is lost";
    // What was durable although its answer never came: the last one at the most.
    if (booked.size() > promised.size() + 1) return "more is booked than was asked for";
    if (!chained(report->items)) return "the chain is broken";
    for (const auto& one : *hand)
        if (booked.contains(one.no.value)) return "a grant is in the hand and promised";
    for (const auto no : report->returns)
        if (std::ranges::find(*hand, no, &booking::Grant::no) != hand->end())
            return "a grant is in the hand and given back";
    const auto in_hand = [&](std::uint64_t no) {
        return std::ranges::find(*hand, core::GrantNo{no}, &booking::Grant::no) != hand->end();
    };
    const bool another_list = in_hand(fresh) || booked.contains(fresh);
    for (std::uint64_t no = 1; no <= lent; ++no) {
        const bool returned = std::ranges::count(report->returns, core::GrantNo{no}) > 0;
        if (!in_hand(no) && !returned && !booked.contains(no) && !another_list) return "a grant is nowhere";
    }
    const auto lines = std::ranges::count(*audit, std::string("book"), &security::AuditRecord::act);
    if (lines != static_cast<std::ptrdiff_t>(booked.size())) return "a booking without its line in the audit";
    if (!store.audit_verify()) return "the audit does not verify";
    return {};
}

// Asking again with the same id gives what was promised, and books on.
std::string flaw_of_going_on(store::Store& store, const std::set<std::uint64_t>& promised) {
    for (const auto no : promised)
        if (!store.commit(booking_id(no), draft(no), by)) return "asking again for a promised booking fails";
    const auto hand = store.hand();
    if (!hand || hand->empty()) return "nothing is left in the hand";
    const auto next = hand->back().no.value;
    if (!store.commit(booking_id(next), draft(next), by)) return "it books no more";
    auto all = promised;
    all.insert(next);
    return flaw(store, all);
}

struct Ended {
    std::uint64_t operations = 0;
    std::string flaw;
};

Ended crash_once(Desk& desk, std::uint64_t at, Survivors survivors, std::uint64_t seed) {
    desk.begin_again();
    desk.disk.crash_at(at);
    const auto promised = desk.work();
    const auto operations = desk.disk.operations();
    desk.disk.power_cut(survivors, seed);
    desk.open();
    auto found = flaw(*desk.store, promised);
    if (found.empty()) found = flaw_of_going_on(*desk.store, promised);
    return {operations, std::move(found)};
}

} // namespace

TEST_CASE("the power may go at any write of a booking, whatever of it is left on the disk") {
    Desk desk;
    const auto whole = crash_once(desk, 0, Survivors::Everything, 0);
    CHECK(whole.flaw.empty());
    REQUIRE(whole.operations > 60); // writes and syncs of the log, the copy into the database, the cut
    for (std::uint64_t at = 1; at <= whole.operations; ++at) {
        INFO("crash at operation " << at << " of " << whole.operations);
        CHECK(crash_once(desk, at, Survivors::Everything, 0).flaw == "");
        CHECK(crash_once(desk, at, Survivors::Nothing, 0).flaw == "");
        for (std::uint64_t seed = 1; seed <= 4; ++seed)
            CHECK(crash_once(desk, at, Survivors::Some, at * 100 + seed).flaw == "");
    }
}

TEST_CASE("on a disk that only says it has synced a promise is lost: the proof can fail") {
    Desk desk;
    desk.disk.lie(true);
    const auto operations = crash_once(desk, 0, Survivors::Everything, 0).operations;
    std::uint64_t flawed = 0;
    for (std::uint64_t at = 1; at <= operations; ++at) {
        desk.begin_again();
        desk.disk.crash_at(at);
        const auto promised = desk.work();
        desk.disk.power_cut(Survivors::Nothing);
        desk.open();
        flawed += flaw(*desk.store, promised).empty() ? 0 : 1;
    }
    CHECK(flawed > operations / 4);
}

TEST_CASE("a disk that fills up at any write refuses the booking before anything is promised, and takes it later") {
    Desk desk;
    desk.begin_again();
    desk.disk.crash_at(0);
    desk.store->commit(booking_id(2), draft(2), by).value();
    const auto operations = desk.disk.operations();
    REQUIRE(operations > 5);
    int refused = 0;
    for (std::uint64_t at = 1; at <= operations; ++at) {
        INFO("full at operation " << at << " of " << operations);
        desk.begin_again();
        desk.disk.full_at(at);
        const auto booked = desk.store->commit(booking_id(2), draft(2), by);
        if (!booked) {
            ++refused;
            CHECK(booked.error().kind == core::ErrorKind::Full);
            CHECK(desk.store->hand().value().size() == lent - 1);
            CHECK(flaw(*desk.store, {yesterdays}) == "");
        }
        desk.disk.full_at(0);
        CHECK(desk.store->commit(booking_id(2), draft(2), by));
        CHECK(flaw(*desk.store, {yesterdays, 2}) == "");
    }
    CHECK(refused > 5);
}

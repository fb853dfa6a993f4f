// Three days without a network: what it costs people, and how long it takes until all is as if nothing had been.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "shared/booking/rules.h"
#include "tests/core/folder.h"
#include "tests/simulation/checks.h"

using namespace accueil;
using namespace accueil::simulation;
using namespace std::chrono_literals;

namespace {

constexpr int offices = 6;
core::OfficeId office(std::uint64_t number) { return core::OfficeId{"bureau-" + std::to_string(number % offices + 1)}; }

std::vector<scheduler::OfficePlan> plans() {
    std::vector<scheduler::OfficePlan> list;
    for (std::uint64_t i = 0; i < offices; ++i) {
        scheduler::OfficePlan plan;
        plan.office.id = office(i);
        plan.office.name = "Bureau " + std::to_string(i + 1);
        plan.office.regions = {core::RegionCode{"06"}};
        for (int day = 1; day <= 5; ++day) plan.hours.push_back({day, 9h, 16h});
        for (int agent = 1; agent <= 5; ++agent)
            plan.agents.push_back({office(i).value + "-" + std::to_string(agent),
                                   {"fr", agent % 2 == 0 ? "ar" : "en"},
                                   {booking::Mode::InPerson},
                                   6,
                                   true});
        list.push_back(std::move(plan));
    }
    return list;
}

// How somebody left the desk.
enum class Left : std::uint8_t { InWindow, Later, Queued };

struct Airport {
    temporary::Folder folder{"simulation"};
    Outcome outcome;
    Dice dice{3};
    test::HandClock clock{*core::parse_rfc3339("2026-11-10T11:00:00Z")};
    Central central{folder.path(), clock, dice, outcome, Mutation::None, plans()};
    std::vector<std::unique_ptr<Machine>> desks;
    struct Waiting {
        Machine* desk;
        std::uint64_t call;
        booking::Draft draft;
        core::OfficeId office;
    };
    std::vector<Waiting> queue;

    Airport() {
        central.calm = true;
        central.strange = false;
        for (const auto* id : {"yul-1", "yul-2"}) {
            desks.push_back(std::make_unique<Machine>(core::TerminalId{id}, clock.now(), central, dice, outcome.counts,
                                                      Mutation::None));
            desks.back()->line().calm = true;
        }
        pass(2min);
    }
    void pass(std::chrono::milliseconds time) {
        clock.pass(time);
        for (auto& desk : desks) {
            desk->pass(time);
            desk->step();
        }
    }
    void set_line(bool up) {
        for (auto& desk : desks) desk->line().down = !up;
    }
    // The meeting that the person would take: the earliest of the window, or with the agent's reason the next after it.
    bool book(Machine& desk, booking::Draft& draft, const core::OfficeId& where) {
        const auto hand = desk.store().hand().value();
        const booking::OfferQuery query{
            .office = where,
            .window = calendar::window(draft.arrival.date, desk.store().calendar().value(), where),
            .wishes = draft.wishes,
            .now = clock.now(),
            .trust = desk.store().clock_trust().value()};
        std::vector<booking::Offer> choice;
        for (const auto& day : booking::offers(hand, query).days)
            choice.insert(choice.end(), day.times.begin(), day.times.end());
        if (choice.empty()) {
            choice = booking::later_offers(hand, query, 1);
            draft.override = booking::Override{booking::OverrideReason::NoSlotInWindow, core::StaffId{"agente-1"}};
        }
        if (choice.empty()) return false;
        draft.grant = choice[dice.below(choice.size())].grant;
        const core::BookingId id{core::uuid_v7(dice.random(), clock.now())};
        const auto booking = desk.store().commit(id, draft).value();
        central.ledger().tell({id, desk.id(), booking.epoch, booking.slot});
        return true;
    }
    Left receive() {
        auto& desk = *desks[dice.below(desks.size())];
        const auto where = office(dice.below(offices));
        booking::Draft draft;
        draft.person.surname = "INVENTED";
        draft.wishes = {.people = static_cast<int>(1 + dice.below(4)), .language = dice.chance(400) ? "ar" : "fr"};
        draft.arrival = {.date = calendar::local_date(clock.now()), .desk = "international"};
        if (book(desk, draft, where)) return draft.override ? Left::Later : Left::InWindow;
        draft.override.reset();
        desk.store().wish_unmet(where).value();
        queue.push_back({&desk, desk.store().call_add("no-slot", draft.wishes.language).value(), draft, where});
        return Left::Queued;
    }
    // So many people over so many days, between six in the morning and midnight.
    std::map<Left, int> receive(int people, int days) {
        std::map<Left, int> left;
        const int slots = days * 18 * 12;
        for (int slot = 0, came = 0; slot < slots; ++slot) {
            if (slot > 0 && slot % (18 * 12) == 0) pass(6h);
            for (; came < people * (slot + 1) / slots; ++came) ++left[receive()];
            pass(5min);
        }
        return left;
    }
    void serve_queue() {
        std::erase_if(queue, [&](Waiting& waiting) {
            if (!book(*waiting.desk, waiting.draft, waiting.office)) return false;
            waiting.desk->store().call_close(waiting.call, core::StaffId{"agente-1"}).value();
            return true;
        });
    }
    bool at_peace() {
        return queue.empty() && std::ranges::all_of(desks, [](const auto& desk) {
                   return desk->at_peace() && desk->store().calls_open().value().empty();
               });
    }
};

} // namespace

TEST_CASE("three days without a network, two hundred arrivals: everybody has a time or a place in the queue; a minute "
          "after the line's return all is as it should be") {
    Airport airport;
    airport.receive(66 * 14, 14); // two weeks from which the scheduler knows what is asked for
    REQUIRE(airport.at_peace());
    const auto before = airport.central.ledger().promises().size();

    airport.set_line(false);
    auto left = airport.receive(200, 3);
    CAPTURE(left[Left::InWindow], left[Left::Later], left[Left::Queued]);
    CHECK(left[Left::InWindow] + left[Left::Later] + left[Left::Queued] == 200);
    CHECK(left[Left::InWindow] + left[Left::Later] >= 100); // the hand is made for a day
    CHECK(airport.queue.size() == static_cast<std::size_t>(left[Left::Queued]));
    CHECK(airport.central.ledger().promises().size() - before ==
          static_cast<std::size_t>(left[Left::InWindow] + left[Left::Later]));

    airport.set_line(true);
    int seconds = 0;
    for (; seconds < 60 && !airport.at_peace(); ++seconds) {
        airport.pass(1s);
        airport.serve_queue();
    }
    CAPTURE(seconds, airport.queue.size());
    for (auto& desk : airport.desks) {
        const auto status = desk->store().status().value();
        UNSCOPED_INFO(desk->id().value << ": outbox " << status.outbox_depth << ", returns " << status.pending_returns
                                       << ", line " << desk->at_peace());
    }
    CHECK(airport.at_peace());
    for (const auto& promise : airport.central.ledger().promises()) {
        const auto found = airport.central.recorded(promise.id);
        REQUIRE(found);
        CHECK(found->outcome == booking::Outcome::Accepted);
        CHECK(found->slot == promise.slot.id.value);
    }
    check_one_booking_a_slot(airport.central, airport.outcome);
    check_windows(airport.central, airport.outcome);
    check_hands(airport.central, airport.desks, airport.outcome);
    CHECK(airport.outcome.violations.empty());
}

#include "tests/simulation/run.h"

#include <memory>

#include "tests/core/folder.h"
#include "tests/simulation/central.h"
#include "tests/simulation/checks.h"
#include "tests/simulation/machine.h"

namespace accueil::simulation {

namespace {

using namespace std::chrono_literals;

// Days that are awkward in some way: the holidays, both nights on which the clocks change, an ordinary week.
core::Instant beginning(Dice& dice) {
    constexpr const char* moments[] = {"2026-12-23T19:00:00Z", "2026-03-06T15:00:00Z", "2026-10-30T15:00:00Z",
                                       "2026-11-24T15:00:00Z"};
    return *core::parse_rfc3339(moments[dice.below(4)]);
}

struct World {
    temporary::Folder folder{"simulation"};
    Outcome outcome;
    Dice dice;
    Mutation mutation;
    test::HandClock clock;
    Central central;
    std::vector<std::unique_ptr<Machine>> machines;

    World(std::uint64_t seed, Mutation planted)
        : dice(seed), mutation(planted), clock(beginning(dice)), central(folder.path(), clock, dice, outcome, planted) {
        for (const auto* id : {"yul-1", "yul-2", "yul-3"})
            machines.push_back(
                std::make_unique<Machine>(core::TerminalId{id}, clock.now(), central, dice, outcome.counts, planted));
    }
    void pass(std::chrono::milliseconds time) {
        clock.pass(time);
        for (auto& machine : machines) machine->pass(time);
    }
    void befall(Machine& machine);
    void befall_disk(Machine& machine);
    void operate(Machine& machine);
    void act();
    void rounds(int most);
    void heal();
};

void World::operate(Machine& machine) {
    auto& promises = central.ledger().promises();
    if (dice.chance(250))
        central.fence(machine.id());
    else if (dice.chance(200))
        central.close_day();
    else if (!promises.empty())
        central.cancel(promises[dice.below(promises.size())]);
}

void World::befall_disk(Machine& machine) {
    if (dice.chance(300))
        machine.restore_disk();
    else if (dice.chance(700))
        machine.fill_disk();
    else if (machines.size() == 3 && dice.chance(500))
        machines.push_back(std::make_unique<Machine>(machine, dice, outcome.counts, mutation));
}

void World::befall(Machine& machine) {
    switch (dice.below(14)) {
    case 0:
    case 1:
        machine.line().down = !machine.line().down;
        if (machine.line().down) ++outcome.counts["line-cut"];
        break;
    case 2:
    case 3: machine.kill(); break;
    case 4: machine.cut_power(test::Survivors::Some); break;
    case 5:
    case 6: machine.line().echo(); break;
    case 7: machine.set_clock(std::chrono::minutes{static_cast<int>(dice.below(2880)) - 1440}); break;
    case 8: central.copy(); break;
    case 9:
        if (!dice.chance(400)) break;
        // One fire, two disks. What only such a day shows needs more of them.
        if (dice.chance(mutation == Mutation::QuarantineUnreported ? 950 : 150)) machine.restore_disk();
        central.restore();
        break;
    case 10: machine.snapshot(); break;
    case 11: befall_disk(machine); break;
    case 12: operate(machine); break;
    default: machine.tidy(); break;
    }
}

void World::act() {
    auto& machine = *machines[dice.below(machines.size())];
    pass(std::chrono::seconds{dice.below(300)});
    const auto what = dice.below(100);
    if (what < 40)
        machine.receive_person();
    else if (what < 43)
        machine.receive_person_online();
    else if (what < 46)
        machine.reschedule();
    else if (what < 51)
        machine.give_something_back();
    else if (what < 63)
        befall(machine);
    else
        machine.step();
    if (dice.chance(10)) central.maintain();
}

// Until nobody has anything left to say; whoever has something left after so many rounds never ends.
void World::rounds(int most) {
    for (int quiet = 0, round = 0; round < most && quiet < 2; ++round) {
        pass(6min);
        bool peace = true;
        for (auto& machine : machines) {
            machine->step();
            peace = peace && machine->at_peace();
        }
        quiet = peace && !central.recovering() ? quiet + 1 : 0;
    }
}

// Peace: all lines up, all clocks right. Whoever is found to be two gets the operator's fence, and the second machine,
// when it has delivered what it promised, is taken away.
void World::heal() {
    central.calm = true;
    for (auto& machine : machines) machine->heal(clock.now());
    rounds(60);
    central.mark_durable();
    if (machines.size() > 3) {
        check_ended(machines, outcome);
        machines.pop_back();
    }
    std::vector<core::TerminalId> forked;
    central.database()
        .each("SELECT id FROM terminals WHERE forked = 1",
              [&](const sqlite::Row& row) { forked.push_back(row.id<core::TerminalId>(0)); })
        .value();
    for (const auto& id : forked) central.fence(id);
    rounds(20);
}

} // namespace

Outcome run(std::uint64_t seed, int steps, Mutation mutation) {
    World world(seed, mutation);
    for (auto& machine : world.machines) machine->step();
    for (int i = 0; i < steps && world.outcome.violations.empty(); ++i) world.act();
    if (!world.outcome.violations.empty()) return std::move(world.outcome);
    world.heal();
    check_one_booking_a_slot(world.central, world.outcome);
    check_promises(world.central, world.outcome);
    check_windows(world.central, world.outcome);
    check_hands(world.central, world.machines, world.outcome);
    check_ended(world.machines, world.outcome);
    return std::move(world.outcome);
}

} // namespace accueil::simulation

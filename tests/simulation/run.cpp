#include "tests/simulation/run.h"

#include <memory>

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
    test::Folder folder;
    Outcome outcome;
    Dice dice;
    Mutation mutation;
    test::HandClock clock;
    Central central;
    std::vector<std::unique_ptr<Machine>> machines;

    World(std::uint64_t seed, Mutation planted)
        : dice(seed), mutation(planted), clock(beginning(dice)),
          central(folder.path(), clock, dice, outcome.counts, planted) {
        for (const auto* id : {"yul-1", "yul-2", "yul-3"})
            machines.push_back(std::make_unique<Machine>(core::TerminalId{id}, folder.path(), clock.now(), central,
                                                         dice, outcome.counts, planted));
    }
    void pass(std::chrono::milliseconds time) {
        clock.pass(time);
        for (auto& machine : machines) machine->pass(time);
    }
    void accident(Machine& machine);
    void act();
    void heal();
};

void World::accident(Machine& machine) {
    switch (dice.below(14)) {
    case 0:
    case 1:
        machine.line().down = !machine.line().down;
        if (machine.line().down) ++outcome.counts["line-cut"];
        break;
    case 2:
    case 3: machine.kill(); break;
    case 4: machine.restart_machine(); break;
    case 5: machine.line().echo(); break;
    case 6: machine.line().echo(); break;
    case 7: machine.set_clock(std::chrono::minutes{static_cast<int>(dice.below(2880)) - 1440}); break;
    case 8: central.copy(); break;
    case 9:
        if (dice.chance(300)) central.restore();
        break;
    case 10: machine.snapshot(); break;
    case 11:
        if (dice.chance(200)) machine.restore_disk();
        break;
    case 12:
        if (!dice.chance(200)) break;
        central.fence(machine.id());
        machine.note_fence();
        break;
    default: machine.tidy(); break;
    }
}

void World::act() {
    auto& machine = *machines[dice.below(machines.size())];
    pass(std::chrono::seconds{dice.below(300)});
    const auto what = dice.below(100);
    if (what < 40)
        machine.receive_person();
    else if (what < 44)
        machine.receive_person_online();
    else if (what < 50)
        machine.give_something_back();
    else if (what < 60)
        accident(machine);
    else
        machine.step();
    if (dice.chance(10)) central.maintain();
}

// Peace: all lines up, all clocks right. Whoever is found to be two gets the operator's fence.
void World::heal() {
    central.calm = true;
    for (auto& machine : machines) machine->heal(clock.now());
    for (int round = 0; round < 60; ++round) {
        pass(6min);
        for (auto& machine : machines) machine->step();
        central.mark_durable();
    }
    std::vector<core::TerminalId> forked;
    central.database()
        .each("SELECT id FROM terminals WHERE forked = 1",
              [&](const sqlite::Row& row) { forked.push_back(row.id<core::TerminalId>(0)); })
        .value();
    for (const auto& id : forked) central.fence(id);
    for (int round = 0; round < 10; ++round) {
        pass(6min);
        for (auto& machine : machines) machine->step();
    }
}

} // namespace

Outcome run(std::uint64_t seed, int steps, Mutation mutation) {
    World world(seed, mutation);
    for (auto& machine : world.machines) machine->step();
    for (int i = 0; i < steps; ++i) world.act();
    world.heal();
    check_one_booking_a_slot(world.central, world.outcome);
    check_promises(world.central, world.machines, world.outcome);
    check_windows(world.central, world.outcome);
    check_hands(world.central, world.machines, world.outcome);
    check_ended(world.machines, world.outcome);
    return std::move(world.outcome);
}

} // namespace accueil::simulation

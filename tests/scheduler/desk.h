// A scheduler and its terminals on a table: a clock that is set by hand, randomness from a seed, a database in a
// temporary folder, and terminals that book as the real ones do.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include "deploy/scheduler/domain/scheduler.h"
#include "deploy/scheduler/domain/schema.h"
#include "shared/sqlite/transaction.h"
#include "shared/wire/json.h"
#include "tests/core/folder.h"
#include "tests/scheduler/slip_keys.h"

namespace accueil::scheduler::test {

class HandClock final : public core::Clock {
  public:
    [[nodiscard]] core::Instant now() const override { return at; }
    [[nodiscard]] core::Monotonic monotonic() const override { return core::Monotonic{at.time_since_epoch()}; }
    core::Instant at = *core::parse_rfc3339("2026-11-24T15:00:00Z"); // a Tuesday, 10:00 in Montréal
};

class SeededRandom final : public core::Random {
  public:
    explicit SeededRandom(unsigned seed = 1) : engine_(seed) {}
    void fill(std::span<std::byte> bytes) override {
        for (auto& byte : bytes) byte = static_cast<std::byte>(engine_() & 0xFF);
    }

  private:
    std::mt19937 engine_;
};

// Keys are made once for all tests: they play no part in what is tested.
[[nodiscard]] const Keys& keys();

// One office with so many agents, 9:00 to 16:00 on weekdays.
[[nodiscard]] OfficePlan office_plan(const std::string& id, int agents = 2);

// A terminal as the scheduler sees it from outside.
struct Kiosk {
    ClientIdentity identity;
    wire::SyncRequest next; // what the next exchange will carry
    std::vector<booking::Grant> hand;
    core::Epoch epoch;
    core::Seq seq;
    std::string last_hash{wire::first_prev_hash};
    std::vector<wire::Item> kept;

    // Confirms the meeting of a grant; the item goes with the next exchange.
    wire::Item book(const booking::Grant& grant, core::Random& random, const core::Clock& clock,
                    std::optional<core::BookingId> replaces = {});
    void take(const wire::SyncReply& reply);
    // All that it remembers, for a restored scheduler.
    [[nodiscard]] wire::Report report(core::Generation generation) const;
};

class Desk {
  public:
    explicit Desk(unsigned seed = 1);

    Kiosk enrol(const std::string& id);
    Kiosk at_work(const std::string& id); // enrolled, and with its first hand
    Answer<wire::SyncReply> sync(const Kiosk& kiosk);
    // Syncs and takes the reply over; fails the test on a problem.
    wire::SyncReply exchange(Kiosk& kiosk);
    // What else a terminal may say, and what staff may order; each fails the test on a problem.
    wire::ReportReply report(const Kiosk& kiosk, const wire::Report& report);
    wire::BookingView booking(const Kiosk& kiosk, const core::BookingId& id);
    void fence(const std::string& terminal, const std::string& reason);

    template<class Act>
    auto act(Act work) {
        sqlite::Transaction transaction(*database);
        auto result = work(*scheduler);
        static_cast<void>(scheduler->advance());
        REQUIRE(transaction.commit());
        return result;
    }
    template<class Act>
    auto administer(Act work) {
        return act([&](Scheduler& s) { return s.administer({"operator-1", Role::Operator, {}}, work); });
    }
    void open(); // (again), after the file was replaced
    void close();
    [[nodiscard]] std::filesystem::path file() const { return folder / "scheduler.sqlite"; }

    // How many live bookings there are on the busiest slot: never more than 1 (I1).
    [[nodiscard]] int most_bookings_on_a_slot();
    [[nodiscard]] std::int64_t count(const std::string& sql);

    temporary::Folder folder{"desk"};
    HandClock clock;
    SeededRandom random;
    Policy policy;
    std::unique_ptr<sqlite::Database> database;
    std::unique_ptr<Scheduler> scheduler;
};

} // namespace accueil::scheduler::test

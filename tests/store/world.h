// A world that tests move by hand: a clock, a source of numbers that can be replayed, slots, grants and drafts.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "shared/calendar/zone.h"
#include "shared/security/sealing.h"
#include "shared/store/store.h"
#include "shared/wire/json.h"
#include "tests/core/folder.h"

namespace accueil::test {

class HandClock final : public core::Clock {
  public:
    explicit HandClock(core::Instant now) : now_(now) {}
    [[nodiscard]] core::Instant now() const override { return now_; }
    [[nodiscard]] core::Monotonic monotonic() const override { return monotonic_; }
    void pass(std::chrono::milliseconds time) {
        now_ += time;
        monotonic_ += time;
    }
    void set(core::Instant now) { now_ = now; } // somebody sets the wall clock

  private:
    core::Instant now_;
    core::Monotonic monotonic_{std::chrono::hours{1}};
};

// SplitMix64: the same seed gives the same run.
class Replay final : public core::Random {
  public:
    explicit Replay(std::uint64_t seed) : state_(seed) {}
    void fill(std::span<std::byte> bytes) override {
        const std::scoped_lock lock(mutex_);
        for (auto& byte : bytes) byte = static_cast<std::byte>(next() & 0xFF);
    }

  private:
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    std::mutex mutex_;
    std::uint64_t state_;
};

// Wednesday 23 December 2026, 14:10 in Montréal; the window is 29 and 30 December, 5, 6 and 7 January.
inline core::Instant arrival_moment() { return *core::parse_rfc3339("2026-12-23T14:10:00-05:00"); }
inline std::chrono::local_days arrival_day() { return calendar::local_date(arrival_moment()); }

inline booking::Slot slot(const std::string& id, const std::string& start, int places = 6) {
    return {.id = core::SlotId{id},
            .office = core::OfficeId{"montreal"},
            .start = *core::parse_rfc3339(start),
            .places = places,
            .languages = {"fr", "en"},
            .modes = {booking::Mode::InPerson}};
}

inline booking::Grant grant(std::uint64_t no, const std::string& start = "2026-12-29T10:00:00-05:00", int places = 6) {
    return {core::GrantNo{no}, slot("slot-" + std::to_string(no), start, places)};
}

inline booking::Draft draft(std::uint64_t grant_no) {
    booking::Draft draft;
    draft.person = {.surname = "TREMBLAY", .given_names = "ALICE", .telephone = "+15145550100", .email = ""};
    draft.wishes = {.people = 2, .language = "ar", .plan = {booking::PlanPart::Francisation}};
    draft.arrival = {.date = arrival_day(), .desk = "international", .document = booking::DocumentKind::Passport};
    draft.grant = core::GrantNo{grant_no};
    return draft;
}

inline core::BookingId booking_id(std::uint64_t number) {
    Replay random(number);
    return core::BookingId{core::uuid_v7(random, arrival_moment())};
}

// An enrolled terminal with its store in a folder of its own.
struct Terminal {
    temporary::Folder folder{"store"};
    HandClock clock{arrival_moment()};
    Replay random{7};
    security::SealingPair scheduler = security::make_sealing_pair(random);
    security::DeviceKey key = security::DeviceKey::make(random);
    std::unique_ptr<store::Store> store;
    std::uint64_t version = 0;

    explicit Terminal(bool enrolled = true) {
        reopen();
        if (!enrolled) return;
        store->enrol(enrolment()).value();
        store->begin({"boot-1", "machine-1", {}}).value();
        store->clock_confirmed(std::chrono::milliseconds{0}).value();
    }
    [[nodiscard]] store::Enrolment enrolment() const {
        return {core::TerminalId{"yul-int-01"}, "international",   core::Epoch{1}, core::Generation{1},
                scheduler.public_key,           core::Bytes(32, 9)};
    }
    [[nodiscard]] std::string path() const { return folder.file("terminal.db"); }
    void reopen() {
        store.reset();
        store = store::Store::open(path(), key, clock, random).value();
    }
    // What the scheduler would answer, with these grants as the whole hand.
    [[nodiscard]] wire::SyncReply reply(std::vector<booking::Grant> grants) {
        return {.generation = core::Generation{1},
                .epoch = core::Epoch{1},
                .allot_version = core::AllotVersion{++version},
                .grants = std::move(grants),
                .server_time = clock.now()};
    }
    store::Applied receive(const wire::SyncReply& reply) {
        const auto sent = store->next_request(100).value();
        return store->apply(sent, reply).value();
    }
    void lend(std::vector<booking::Grant> grants) { receive(reply(std::move(grants))); }
};

} // namespace accueil::test

// The real scheduler in a world of its own: its database, its crashes, its restores from a copy, its operator.
#pragma once

#include <memory>

#include "deploy/scheduler/domain/scheduler.h"
#include "shared/sqlite/transaction.h"
#include "shared/sync/transport.h"
#include "tests/simulation/dice.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/mutation.h"

namespace accueil::simulation {

class Central {
  public:
    // Without plans: two small offices, so that terminals get into one another's way.
    Central(const std::string& folder, const core::Clock& clock, Dice& dice, Outcome& outcome, Mutation mutation,
            const std::vector<scheduler::OfficePlan>& plans = {});

    // Makes a terminal; the certificate decides later who speaks.
    struct Enrolled {
        scheduler::ClientIdentity identity;
        wire::EnrolmentReply reply;
    };
    [[nodiscard]] Enrolled enrol(const core::TerminalId& id);
    // One HTTP call. Nothing = it crashed before it had committed.
    [[nodiscard]] std::optional<sync::HttpResponse> answer(const scheduler::ClientIdentity& who,
                                                           const sync::HttpRequest& request);
    void fence(const core::TerminalId& id);
    void cancel(Promise& promise);
    void close_day(); // one day of one office, for everybody
    void copy();      // the nightly copy
    void restore();   // the disk failed: back to the copy
    void maintain();
    void mark_durable(); // the copy on another machine has caught up

    // How it has ended a booking; nothing when it does not know it. `slot` is where the meeting is.
    struct Recorded {
        booking::Outcome outcome = booking::Outcome::Pending;
        std::string slot;
        std::string problem;
    };
    [[nodiscard]] std::optional<Recorded> recorded(const core::BookingId& id);
    [[nodiscard]] bool is_dead_letter(const core::BookingId& id);
    [[nodiscard]] bool recovering() { return scheduler_->recovering(); }
    [[nodiscard]] Ledger& ledger() { return ledger_; }

    bool calm = false;   // no more crashes
    bool strange = true; // some terminals are newer than this scheduler: it can't read all of their items
    [[nodiscard]] sqlite::Database& database() { return *database_; }

  private:
    void open();
    template<class Work>
    auto commit(Work work) {
        sqlite::Transaction transaction(*database_);
        auto result = work();
        static_cast<void>(scheduler_->advance());
        transaction.commit().value();
        return result;
    }
    template<class Act>
    auto operate(Act act) {
        const scheduler::ClientIdentity person{"operator", scheduler::Role::Operator, {}};
        return commit([&] { return scheduler_->administer(person, act); });
    }
    void note_epoch(const core::TerminalId& id);
    void mutate();
    [[nodiscard]] sync::HttpResponse route(const scheduler::ClientIdentity& who, const sync::HttpRequest& request);

    std::string folder_;
    const core::Clock& clock_;
    Dice& dice_;
    Counts& counts_;
    Ledger ledger_;
    Mutation mutation_;
    scheduler::Policy policy_;
    std::unique_ptr<sqlite::Database> database_;
    std::unique_ptr<scheduler::Scheduler> scheduler_;
};

} // namespace accueil::simulation

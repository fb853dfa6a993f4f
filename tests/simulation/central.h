// The real scheduler in a world of its own: its database, its crashes, its restores from a copy, its operator.
#pragma once

#include <memory>

#include "deploy/scheduler/domain/scheduler.h"
#include "shared/sqlite/transaction.h"
#include "shared/sync/transport.h"
#include "tests/simulation/dice.h"
#include "tests/simulation/mutation.h"

namespace accueil::simulation {

class Central {
  public:
    Central(const std::string& folder, const core::Clock& clock, Dice& dice, Counts& counts, Mutation mutation);

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
    void copy();    // the nightly copy
    void restore(); // the disk failed: back to the copy
    void maintain();
    void mark_durable(); // the copy on another machine has caught up

    bool calm = false; // no more crashes
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
    [[nodiscard]] sync::HttpResponse route(const scheduler::ClientIdentity& who, const sync::HttpRequest& request);

    std::string folder_;
    const core::Clock& clock_;
    Dice& dice_;
    Counts& counts_;
    Mutation mutation_;
    scheduler::Policy policy_;
    std::unique_ptr<sqlite::Database> database_;
    std::unique_ptr<scheduler::Scheduler> scheduler_;
};

} // namespace accueil::simulation

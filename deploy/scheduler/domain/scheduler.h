// The scheduler's logic, without network and without transactions of its own: the server's writer and the deterministic
// simulation call the very same functions.
//
// The caller opens a transaction on the database, makes one or many calls, and commits; only then may the answers
// leave. Each call is a unit within it: when a statement fails nothing of the call remains and the error is an answer
// of 5xx. One thread. Clock, randomness, keys and database outlive the Scheduler.
#pragma once

#include <string>
#include <vector>

#include "deploy/scheduler/domain/administration.h"
#include "deploy/scheduler/domain/answer.h"
#include "deploy/scheduler/domain/enrolment.h"
#include "deploy/scheduler/domain/lender.h"
#include "deploy/scheduler/domain/world.h"

namespace accueil::scheduler {

class Scheduler {
  public:
    Scheduler(sqlite::Database& database, const core::Clock& clock, core::Random& random, Policy policy,
              const Keys& keys);
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    // --- without a certificate
    [[nodiscard]] Answer<wire::EnrolmentReply> enrol(const wire::EnrolmentRequest& request);

    // --- for terminals. `who` is what TLS has verified. Besides the problems named: terminal-unknown and
    // certificate-revoked (403), generation-changed (409: report first), recovering (503).
    [[nodiscard]] Answer<wire::RenewalReply> renew(const ClientIdentity& who, const wire::RenewalRequest& request);
    [[nodiscard]] Answer<wire::SyncReply> sync(const ClientIdentity& who, const wire::SyncRequest& request);
    [[nodiscard]] Answer<wire::ReportReply> report(const ClientIdentity& who, const wire::Report& report);
    // Free slots of an office that could be held now, on local days in [first, last], by start; at most 500.
    [[nodiscard]] Answer<std::vector<booking::Slot>> slots(const ClientIdentity& who, const core::OfficeId& office,
                                                           std::chrono::local_days first, std::chrono::local_days last);
    // slot-taken (409) when somebody else has it; too-many-holds (409): a terminal serves one person at a time.
    [[nodiscard]] Answer<wire::HoldReply> hold(const ClientIdentity& who, const wire::HoldRequest& request);
    // slot-taken, outside-window, … (409): nothing is recorded. A confirmed hold is a booking like any other, but
    // outside of the chain. With an item that replaces another booking: the problems of ShownSlips::may_replace.
    [[nodiscard]] Answer<wire::ItemResult> confirm(const ClientIdentity& who, core::GrantNo hold,
                                                   const wire::HoldConfirm& confirm);
    // Gives the hold back and undoes a confirmation that the terminal never heard of. May be repeated.
    [[nodiscard]] Answer<void> release(const ClientIdentity& who, core::GrantNo hold);
    // A slip shown at a kiosk (shown_slips.h).
    [[nodiscard]] Answer<wire::SlipReply> slip(const ClientIdentity& who, const wire::SlipRequest& request);
    [[nodiscard]] Answer<wire::SlipReply> cancel(const ClientIdentity& who, const wire::SlipCancellation& order);
    // cursor-gone (410): start again from 0.
    [[nodiscard]] Answer<wire::ChangePage> changes(const ClientIdentity& who, core::Cursor after);

    // --- for terminals and operators; no personal data
    [[nodiscard]] Answer<wire::BookingView> booking(const ClientIdentity& who, const core::BookingId& id);
    // RFC 5545.
    [[nodiscard]] Answer<std::string> calendar_entry(const ClientIdentity& who, const core::BookingId& id);

    // --- for operators
    template<class Work>
    [[nodiscard]] auto administer(const ClientIdentity& who, Work work)
        -> decltype(work(std::declval<Administration&>()));

    // --- of the instance itself
    // At every start: fills an empty instance with these offices and publishes our own signer, makes the coming slots.
    // keys-changed: the keys are not those that this instance began with.
    [[nodiscard]] Answer<void> found(const std::vector<OfficePlan>& plans);
    [[nodiscard]] Answer<void> note_operator(const std::string& name, const SignedCertificate& certificate);
    // What falls due with time: slots of the coming days, expired holds, and once a day the sealed data whose time is
    // over. Every few minutes, and once at the start.
    void maintain();
    // The generation and the number that grows with each commit, for the recovery marker.
    struct Mark {
        core::Generation generation;
        std::uint64_t revision = 0;
        bool recovering = false; // not in the marker: the database itself knows it
    };
    [[nodiscard]] Mark advance();
    [[nodiscard]] Mark mark();
    void begin_generation(core::Generation seen, std::string_view reason);
    // `copy` is a copy of the database that is durable off this machine: what it holds terminals may forget.
    [[nodiscard]] Answer<void> mark_durable(sqlite::Database& copy);
    [[nodiscard]] bool recovering() { return mark().recovering; }
    // Whether any terminal was ever enrolled: then there is something to have forgotten.
    [[nodiscard]] bool has_terminals();

  private:
    template<class T, class Work>
    Answer<T> unit(Work work);
    template<class T, class Work>
    Answer<T> for_terminal(const ClientIdentity& who, Work work);
    // Admits a terminal; one that we have forgotten proves that we were restored from a copy.
    [[nodiscard]] Answer<Terminal> admit(const ClientIdentity& who);
    [[nodiscard]] Answer<Terminal> admit_current(const ClientIdentity& who);
    [[nodiscard]] Answer<void> admit_operator(const ClientIdentity& who);
    [[nodiscard]] bool knows_more_than_we(const Terminal& terminal, const wire::SyncRequest& request);
    wire::SyncReply exchange(Terminal terminal, const wire::SyncRequest& request);
    [[nodiscard]] Answer<void> may_confirm(const wire::HoldConfirm& confirm, const booking::Slot& slot);
    [[nodiscard]] Answer<void> know_keys();
    [[nodiscard]] bool may_forget();
    void note_health(Terminal& terminal, const wire::SyncRequest& request);

    Store store_;
    Policy policy_;
    World world_;
    const Keys& keys_;
    Demand demand_;
};

template<class Work>
auto Scheduler::administer(const ClientIdentity& who, Work work) -> decltype(work(std::declval<Administration&>())) {
    using Result = decltype(work(std::declval<Administration&>()));
    return unit<typename Result::value_type>([&]() -> Result {
        if (auto admitted = admit_operator(who); !admitted) return std::unexpected(admitted.error());
        Administration administration(world_, keys_, who.name);
        return work(administration);
    });
}

// The problem that a failure of our own is told as; its detail goes to the log only.
[[nodiscard]] wire::Problem problem_of(const core::Error& error);

template<class T, class Work>
Answer<T> Scheduler::unit(Work work) {
    auto result = store_.unit(std::move(work));
    if (!result) return std::unexpected(problem_of(result.error()));
    return std::move(*result);
}

} // namespace accueil::scheduler

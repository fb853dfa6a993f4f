// The terminal's memory: what it holds, what it promised, what it must still tell the scheduler.
//
// A Store is one connection to one SQLite file: make one for each thread (the file is shared, in WAL mode), and never
// use one on the drawing thread, because every writing call waits for the disk. accueilctl opens the same file
// read-only from another process. Everything that returned without an error is durable: kill -9 at any moment loses
// none of it.
//
// Errors: Full when the disk is (nothing was promised; the terminal must go out of service), Corrupt, Unavailable when
// another writer held the file too long, and those named at each call. Personal data are in sealed or boxed columns
// only.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "shared/booking/booking.h"
#include "shared/booking/office.h"
#include "shared/booking/rules.h"
#include "shared/calendar/business_calendar.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/security/chain.h"
#include "shared/security/pin.h"
#include "shared/security/sealing.h"
#include "shared/sqlite/database.h"
#include "shared/store/facts.h"
#include "shared/wire/messages.h"

namespace accueil::store {

class Store {
  public:
    // Makes or migrates the file. The clock and the source of randomness must outlive the store.
    [[nodiscard]] static core::Result<std::unique_ptr<Store>> open(const std::string& path,
                                                                   const security::DeviceKey& key, core::Clock& clock,
                                                                   core::Random& random,
                                                                   const sqlite::OpenOptions& options = {});
    // For status and doctor: reads what needs no key. Every writing call fails with Configuration.
    [[nodiscard]] static core::Result<std::unique_ptr<Store>> open_read_only(const std::string& path,
                                                                             core::Clock& clock, core::Random& random);
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    // --- who we are (meta.cpp) --------------------------------------------------------------------------------
    // A new terminal, or the same one anew: then the old bookings stay in the outbox, the old allotment is forgotten.
    [[nodiscard]] core::Result<void> enrol(const Enrolment& enrolment);
    [[nodiscard]] core::Result<std::optional<Enrolment>> enrolment();
    // Once at the start of the program, before anything is booked. Decides about quarantine (rule 7).
    [[nodiscard]] core::Result<Standing> begin(const BootFacts& facts);
    // When the scheduler says that another machine speaks with this terminal's name.
    [[nodiscard]] core::Result<void> quarantine(std::string_view why);
    // The value to which the counter outside of the disk must be brought after begin(); nothing without one.
    [[nodiscard]] core::Result<std::optional<std::uint64_t>> counter_due();
    // The counter goes on when a grant has left the hand, or an image taken since the start would pass for the present
    // disk. Call it after that, when the counter outside has been brought to the last value; then bring it to the new
    // one. Nothing without a counter, and when nothing has left the hand since it was last called.
    [[nodiscard]] core::Result<std::optional<std::uint64_t>> advance_counter();
    [[nodiscard]] core::Result<Standing> standing();
    [[nodiscard]] core::Result<booking::ClockTrust> clock_trust();
    [[nodiscard]] core::Result<Status> status();
    [[nodiscard]] core::Result<void> check_integrity();

    // --- what can be offered (allotment.cpp, world.cpp) ----------------------------------------------------------
    [[nodiscard]] core::Result<std::vector<booking::Grant>> hand();
    [[nodiscard]] core::Result<std::vector<booking::Office>> offices();
    [[nodiscard]] core::Result<calendar::BusinessCalendar> calendar();
    [[nodiscard]] core::Result<std::map<std::string, std::string>> patterns(); // of documents: name → expression
    [[nodiscard]] core::Result<std::map<std::string, core::Bytes>> signers();  // name → Ed25519 public key
    [[nodiscard]] core::Result<std::set<std::string>> revoked_badges();        // numbers
    // Somebody could not get what they wanted: counted for the next exchange, which asks for more there.
    [[nodiscard]] core::Result<void> wish_unmet(const core::OfficeId& office);

    // --- booking (bookings.cpp) -------------------------------------------------------------------------------------
    // What the next commit needs and nobody has to wait for: the one-time key of its sealed part. A commit without it
    // makes one itself.
    void prepare_commit();
    // One durable transaction: the grant leaves the hand, the booking gets its place in the chain and is sealed for the
    // scheduler, today's arrival is noted. Tell the person afterwards, not before. Make `id` with core::uuid_v7 and
    // give the same one when trying again: the same booking is then returned. `by` = a member of staff books for the
    // person: their line in the audit ("book" or "reschedule", with the override's reason) is of the same transaction.
    // Conflict: the grant is not in the hand any more, or the id was used for another draft. Refused: booking::Verdict
    // or the standing, in the detail. Configuration: not enrolled.
    [[nodiscard]] core::Result<booking::Booking> commit(const core::BookingId& id, const booking::Draft& draft,
                                                        const std::optional<core::StaffId>& by = {});
    // Empty for the read-only store. Rows that can't be opened are left out and logged.
    [[nodiscard]] core::Result<std::vector<TodaysArrival>> todays_arrivals();
    [[nodiscard]] core::Result<std::optional<booking::Outcome>> outcome(const core::BookingId& id);

    // --- a slot held online (holds.cpp)
    // ------------------------------------------------------------------------------- Durable before it is sent, so a
    // lost answer can be cleared up; outside of the chain: it counts only once confirmed.
    [[nodiscard]] core::Result<wire::Item> prepare_held(const core::BookingId& id, const booking::Draft& draft,
                                                        const booking::Grant& held);
    [[nodiscard]] core::Result<booking::Booking> settle_held(const core::BookingId& id, const booking::Draft& draft,
                                                             const wire::ItemResult& result,
                                                             const std::optional<core::StaffId>& by = {});
    // The person was told no: the scheduler must be told too, until it has answered.
    [[nodiscard]] core::Result<void> abandon_held(const core::BookingId& id);
    [[nodiscard]] core::Result<std::vector<std::pair<core::BookingId, core::GrantNo>>> abandoned_holds();
    [[nodiscard]] core::Result<void> forget_held(const core::BookingId& id);

    // --- exchange with the scheduler (outbox.cpp, exchange.cpp) ------------------------------------------------------
    // The next bookings that have no outcome yet, ascending (epoch, seq).
    [[nodiscard]] core::Result<std::vector<wire::Item>> outbox_page(std::size_t limit);
    // Of the chain, after that place, what is not known to be durable off the scheduler's machine: delivered or not.
    [[nodiscard]] core::Result<std::vector<wire::Item>> not_yet_durable(const Place& after);
    // Everything of a sync request but the health. Counts the exchange durably (the counter that shows a cloned disk).
    [[nodiscard]] core::Result<wire::SyncRequest> next_request(std::size_t most_items);
    // In one transaction. `sent` is the request that the reply answers. Conflict when the scheduler's generation is
    // another one: report() first. A reply older than what is known changes no allotment.
    [[nodiscard]] core::Result<Applied> apply(const wire::SyncRequest& sent, const wire::SyncReply& reply);
    // What we remember, for a restored scheduler: so many of the bookings after that place in the chain. Only a page
    // without `more_items` speaks of the hand.
    [[nodiscard]] core::Result<wire::Report>
    report(core::Generation generation, std::size_t most_items = wire::most_retained, const Place& after = {});
    [[nodiscard]] core::Result<void> apply(const wire::ReportReply& reply);
    // Out of the hand durably, before the scheduler is told (rule 1). Numbers not in the hand are passed over.
    [[nodiscard]] core::Result<void> give_back(std::span<const core::GrantNo> grants);
    // Gives back what can't be offered any more; how many.
    [[nodiscard]] core::Result<std::size_t> give_back_stale();
    // The scheduler's time against ours, measured by the agent.
    [[nodiscard]] core::Result<void> clock_confirmed(std::chrono::milliseconds skew);
    // One synchroniser at a time. Refused while another one is alive.
    [[nodiscard]] core::Result<void> take_sync_lock(const Synchroniser& me,
                                                    const std::function<bool(const Synchroniser&)>& alive);
    [[nodiscard]] core::Result<void> drop_sync_lock(const Synchroniser& me);
    // The terminal ends here: in one transaction with the look at its outbox it takes the lock and the standing, so
    // that a kiosk which is started meanwhile books nothing. Refused while another synchroniser is alive; Conflict when
    // bookings are not delivered, unless they are given up.
    [[nodiscard]] core::Result<void> retire(const Synchroniser& me,
                                            const std::function<bool(const Synchroniser&)>& alive, bool give_up);
    [[nodiscard]] core::Result<std::vector<DeadLetter>> dead_letters();
    [[nodiscard]] core::Result<void> close_dead_letter(const core::BookingId& id, const core::StaffId& by);
    // Forgets what may be forgotten: arrivals of earlier days; and, when the scheduler has confirmed the clock lately,
    // who has waited too long, and bookings ended, durable elsewhere and older than 14 days.
    [[nodiscard]] core::Result<void> tidy();

    // --- staff (staff.cpp, calls.cpp, audit.cpp)
    // -----------------------------------------------------------------------
    [[nodiscard]] core::Result<void> set_staff(const core::StaffId& staff, const std::string& pin_hash);
    [[nodiscard]] core::Result<void> remove_staff(const core::StaffId& staff);
    [[nodiscard]] core::Result<std::vector<core::StaffId>> staff();
    // Counts a wrong try durably before it answers, writes it into the audit. Refused: wrong, or `pause` not over yet
    // (the detail says "locked"). NotFound: no such alias. Takes a tenth of a second.
    [[nodiscard]] core::Result<void> check_pin(const core::StaffId& staff, std::string_view pin);
    [[nodiscard]] core::Result<std::chrono::milliseconds> pin_pause(const core::StaffId& staff);

    [[nodiscard]] core::Result<std::uint64_t> call_add(std::string_view why, std::string_view language);
    [[nodiscard]] core::Result<std::vector<CallRequest>> calls_open();
    [[nodiscard]] core::Result<void> call_close(std::uint64_t no, const core::StaffId& by);

    // Who waits for a meeting (queue.cpp). The same number again replaces what was known; the oldest first.
    [[nodiscard]] core::Result<void> wait_begin(const core::BookingId& number, const booking::Draft& draft,
                                                const core::OfficeId& office);
    [[nodiscard]] core::Result<std::vector<Waiting>> waiting();
    [[nodiscard]] core::Result<void> wait_end(const core::BookingId& number); // also when there is no such wait

    [[nodiscard]] core::Result<void> audit_append(const AuditEntry& entry);
    [[nodiscard]] core::Result<std::vector<security::AuditRecord>> audit_records(std::uint64_t after, std::size_t most);
    [[nodiscard]] core::Result<void> audit_verify(); // Corrupt, naming the first bad record

    struct Parts; // of this folder only

  private:
    explicit Store(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace accueil::store

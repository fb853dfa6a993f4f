// What the terminal's store tells about itself, as values.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/booking/booking.h"
#include "shared/booking/rules.h"
#include "shared/booking/slot.h"
#include "shared/core/bytes.h"
#include "shared/core/id.h"
#include "shared/wire/messages.h"

namespace accueil::store {

// Whether the terminal may book.
enum class Standing : std::uint8_t {
    NotEnrolled,
    Ready,
    Quarantined // the disk was restored or moved to another machine: books nothing until it has a new epoch
};
[[nodiscard]] std::string_view name(Standing standing);

// What enrolment gives, kept for as long as the terminal is this terminal.
struct Enrolment {
    core::TerminalId terminal;
    std::string desk; // "international" or "domestic"
    core::Epoch epoch;
    core::Generation generation;
    core::Bytes sealing_key; // the scheduler's X25519 key
    core::Bytes signing_key; // the scheduler's Ed25519 key
};

// Where the program finds itself at start. `counter` is a monotonic counter outside of the disk (TPM); nothing where
// there is none, or none any more: one that cannot be asked just now is no fact yet.
struct BootFacts {
    std::string boot_id;    // of the kernel: one for each start of the machine
    std::string machine_id; // of the machine, not of the disk
    std::optional<std::uint64_t> counter;
};

// One booking made here today, for the staff screen: list, print again, reschedule.
struct TodaysArrival {
    core::BookingId id;
    booking::Draft draft;
    booking::Slot slot; // where the meeting is now
    booking::Outcome outcome = booking::Outcome::Pending;
    core::Instant confirmed_at;
    std::optional<core::BookingId> replaced_by;
};

// "Call someone": a person at the kiosk asked for a human being.
struct CallRequest {
    std::uint64_t no = 0;
    core::Instant opened;
    std::string why;      // the screen's name, "no-slot", "household-of-ten"; never the person's data
    std::string language; // BCP 47
    std::optional<core::Instant> closed;
    core::StaffId closed_by;
};

// Somebody for whom nothing was free, until they have a meeting or reception has seen to them.
struct Waiting {
    core::BookingId number; // of the wait
    core::Instant since;
    core::OfficeId office; // may be empty
    booking::Draft draft;  // without a grant
};

// A booking that the scheduler could not place: a person must decide. A line on the staff screen until it is closed.
struct DeadLetter {
    core::BookingId id;
    core::Instant confirmed_at;
    wire::Problem problem;
};

struct HandCount {
    core::OfficeId office;
    std::chrono::local_days day;
    int slots = 0;
};

// All that status and doctor show. Consistent: read in one transaction.
struct Status {
    Standing standing = Standing::NotEnrolled;
    core::TerminalId terminal;
    std::string desk;
    core::Epoch epoch;
    core::Generation generation;
    core::AllotVersion allot_version;
    core::Cursor cursor;
    std::string boot_id;
    std::uint64_t counter = 0;
    std::optional<std::uint64_t> outside_counter; // what the counter outside of the disk must be; nothing without one
    booking::ClockTrust clock;
    std::optional<core::Instant> last_exchange; // the last that succeeded
    std::vector<HandCount> hand;
    std::uint64_t outbox_depth = 0;
    std::optional<core::Instant> oldest_pending;
    std::uint64_t pending_returns = 0;
    std::uint64_t dead_letters = 0;
    std::uint64_t open_calls = 0;
    std::uint64_t retained = 0; // bookings kept although acknowledged
    std::uint64_t offices = 0;
    std::uint64_t audit_records = 0;
    int schema = 0;
};

// Where a booking stands among all of this terminal: ascending as they were promised.
struct Place {
    core::Epoch epoch;
    core::Seq seq;

    auto operator<=>(const Place&) const = default;
};

// What a reply changed, so that the screens know what to read again.
struct Applied {
    bool allotment = false;
    bool world = false;    // offices, calendar, patterns, staff, signers
    bool outcomes = false; // of bookings
    bool new_epoch = false;
    bool more_changes = false;
    std::uint64_t unknown_changes = 0;

    [[nodiscard]] bool anything() const { return allotment || world || outcomes || new_epoch; }
};

struct AuditEntry {
    std::string who;     // a staff alias, "system" or "operator"
    std::string act;     // "booking.override", "pin.refused", "service.stopped"
    std::string subject; // a booking id or a number; never personal data
    std::string reason;
};

// Who holds the right to exchange messages with the scheduler (one at a time, rule 10).
struct Synchroniser {
    std::string boot_id;
    std::int64_t process = 0;
    std::string token; // random, one for each agent
};

} // namespace accueil::store

// What a terminal and the central scheduler say to each other, as values; json.h spells them.
//
// All calls are HTTPS with TLS 1.3 and client certificates; the certificate decides which terminal speaks, ids in a
// body are only checked. Instants are RFC 3339 in UTC, bytes are base64, problems are RFC 9457.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/booking/booking.h"
#include "shared/booking/office.h"
#include "shared/booking/slot.h"
#include "shared/core/bytes.h"
#include "shared/core/id.h"

namespace accueil::wire {

// --- POST /v1/sync --------------------------------------------------------------------------------------------

// One committed booking on its way up. `hash` of an item is SHA-256 over its canonical JSON (keys sorted, no blanks)
// (write(item)); prev_hash is that of seq-1 in the same epoch (64 zeros for seq 1): the chain of I5.
struct Item {
    core::BookingId id;
    core::Epoch epoch; // in which it was committed; may be older than the terminal's present one
    core::Seq seq;
    std::string prev_hash; // lower-case hex
    core::GrantNo grant;
    core::SlotId slot;
    core::Instant confirmed_at;
    std::chrono::local_days arrival; // opens the window; not personal
    int people = 1;
    booking::Mode mode = booking::Mode::InPerson;
    std::string language;
    bool interpreter = false; // in the open like the language: reception orders one before anybody is opened
    std::optional<booking::Override> override;
    std::optional<core::BookingId> replaces;
    core::Bytes sealed; // libsodium sealed box of the draft's JSON, for the scheduler's key

    bool operator==(const Item&) const = default;
};

// An item that this version of the scheduler can't read (say, of a newer terminal). It is answered and set aside like
// any other (rule 8: one bad item never stops a batch), so what can be known of it is kept.
struct MalformedItem {
    core::BookingId id; // empty when even that is missing
    core::Epoch epoch;
    core::Seq seq;
    std::string hash;      // of its canonical JSON: the chain goes on over it
    std::string json;      // as received, canonical, at most 64 KiB of it; for the dead letters of the scheduler
    std::string detail;    // which member, and why
    core::GrantNo grant{}; // spent for it, where that can be read: its slot must not go to anybody else
    core::SlotId slot{};
    std::string prev_hash{}; // empty when it does not read

    bool operator==(const MalformedItem&) const = default;
};

struct Health {
    std::string version;
    bool clock_trusted = false;
    std::uint64_t outbox_depth = 0;
    std::uint64_t dead_letters = 0;
    std::string printer; // a PrinterState's name
    std::string camera;
    std::uint64_t disk_free_mib = 0;
    std::uint64_t unmet_wishes = 0; // people who could not get what they wanted since the last exchange

    bool operator==(const Health&) const = default;
};

struct SyncRequest {
    core::TerminalId terminal;
    core::Epoch epoch;
    core::Generation generation;
    std::string boot_id;
    std::uint64_t counter = 0; // monotonic per disk; a step back means a restored or cloned disk (rule 7)
    core::AllotVersion allot_version;
    bool quarantined = false; // rule 7: asks for a new epoch. Given once per boot: asked again from the same boot with
                              // an older epoch it is answered with the present one.
    std::vector<Item> items;  // at most 100, ascending (epoch, seq)
    std::vector<MalformedItem> malformed; // filled by reading only
    std::vector<core::GrantNo> returns;
    std::map<std::string, int> want; // office → slots wanted beyond the scheduler's own estimate
    core::Cursor cursor;
    Health health;
};

// RFC 9457. Alone as the body of a refused call, or within an ItemResult.
struct Problem {
    std::string type; // "stale-epoch", "generation-changed", "terminal-forked", "slot-taken", "seq-gap", …
    std::string detail;
    int status = 409;
    std::optional<core::Generation> generation; // with "generation-changed" and "recovering": the new one
    std::optional<core::Epoch> epoch;           // with "stale-epoch": the present one

    bool operator==(const Problem&) const = default;
};

struct ItemResult {
    core::BookingId id;
    booking::Outcome outcome = booking::Outcome::Pending;
    std::optional<booking::Slot> slot; // where the meeting is now; differs from the item's when relocated
    std::optional<Problem> problem;    // with NeedsHuman: why

    bool operator==(const ItemResult&) const = default;
};

// The change feed: what the terminal must know of the world. Each change replaces what it names.
struct OfficeChanged {
    booking::Office office;
};
struct OfficeRemoved {
    core::OfficeId office;
};
struct PatternsChanged { // document patterns: name → form (shared/documents/reference), the whole table
    std::map<std::string, std::string> patterns;
};
struct CalendarChanged { // days that hold for every office, above the rule of the public-service holidays
    std::vector<std::chrono::local_days> closed;
    std::vector<std::chrono::local_days> opened;
};
struct BookingCancelled {
    core::BookingId booking;
};
struct BookingMoved { // after its outcome was told: moved by the operator or at another kiosk
    core::BookingId booking;
    booking::Slot slot;
};
struct StaffChanged { // a reception agent who may open the staff screens
    core::StaffId staff;
    std::string pin_hash; // argon2id, in the encoded form of RFC 9106 users ("$argon2id$v=19$…")
};
struct StaffRemoved {
    core::StaffId staff;
};
struct SignerAdded { // Ed25519 public key of a terminal or of the scheduler, to verify slips and letters with
    std::string signer;
    core::Bytes public_key;
};
struct BadgeRevoked {  // lost or given back: it no longer opens the staff's question for a PIN
    std::string badge; // its number
};
struct UnknownChange { // of a newer scheduler: passed over, and counted
    std::string type;
};
struct Change {
    core::Cursor cursor;
    std::variant<OfficeChanged, OfficeRemoved, PatternsChanged, CalendarChanged, BookingCancelled, BookingMoved,
                 StaffChanged, StaffRemoved, SignerAdded, BadgeRevoked, UnknownChange>
        what;
};

// What the scheduler has of one epoch of a terminal (rule 5).
struct Watermark {
    core::Epoch epoch;
    core::Seq received_seq;
    core::Seq durable_seq;

    bool operator==(const Watermark&) const = default;
};

struct SyncReply {
    core::Generation generation;
    core::Epoch epoch;
    std::vector<ItemResult> results;     // in the order of the items
    core::Seq received_seq;              // of the present epoch: highest seq stored without a gap
    core::Seq durable_seq;               // … durable off the scheduler's own machine
    std::vector<Watermark> older_epochs; // the same of earlier epochs of this terminal
    core::AllotVersion allot_version;
    std::vector<booking::Grant> grants; // ALL grants of the terminal
    std::vector<core::GrantNo> recalls; // wanted back for elsewhere: a wish, returned when still unused
    std::vector<Change> changes;
    core::Cursor cursor;
    bool more_changes = false;
    core::Instant server_time;
};

// --- POST /v1/enrolments, /v1/renewals ---------------------------------------------------------------------------

struct EnrolmentRequest {
    std::string token;    // one-time, at least 128 bits, valid 15 minutes
    std::string csr_pem;  // PKCS #10, P-256; the subject is ignored
    core::Bytes slip_key; // the terminal's Ed25519 public key, signs slips
    std::string machine;  // host name, for the operator's list
};
struct EnrolmentReply {
    core::TerminalId terminal;
    core::Epoch epoch;
    core::Generation generation;
    std::string certificate_pem; // 30 days, renewed at one third
    std::string ca_pem;
    std::string desk;        // "international" or "domestic"
    core::Bytes sealing_key; // X25519 public key: payloads are sealed for it
    core::Bytes signing_key; // the scheduler's Ed25519 public key: letters are signed with it
};
struct RenewalRequest {
    std::string csr_pem;
};
struct RenewalReply {
    std::string certificate_pem;
};

// --- POST /v1/terminals/self/report (rule 4: after a new generation) ---------------------------------------------

inline constexpr std::size_t most_retained = 200000; // in one report

struct Report {
    core::Generation generation; // the new one, which this report answers
    core::Epoch epoch;
    std::vector<booking::Grant> grants; // in hand, unused
    std::vector<core::GrantNo> returns; // deleted here, return not yet acknowledged
    std::vector<Item> items;            // every retained booking, acknowledged or not
    core::GrantNo highest_grant;        // ever seen
    // Rule 7: the disk that knew what was promised under these grants is lost. Such a report is a fence: nothing in the
    // hand counts, and the reply brings the new epoch. Given once per boot, as with a sync.
    bool quarantined = false;
    std::string boot_id{};
    // A long memory comes in pages, ascending in the chain: this one carries bookings only. The last one says what is
    // in hand, read at the same moment as the rest of the bookings, so that nothing promised in between is missing.
    bool more_items = false;
    std::vector<MalformedItem> malformed{}; // filled by reading only
};
struct ReportReply {
    core::Generation generation;
    core::Epoch epoch;
};

// --- GET /v1/changes?cursor=… (410 = start again from 0) ----------------------------------------------------------

struct ChangePage {
    std::vector<Change> changes;
    core::Cursor cursor;
    bool more_changes = false;
};

// --- POST /v1/holds, PUT /v1/holds/{id}/confirm, DELETE /v1/holds/{id} --------------------------------------------

// Slots not in the hand that could be held now: GET /v1/slots?office=…&from=2026-12-29&to=2027-01-07 (local days, both
// included) answers a list of Slot. {id} of a hold is its grant number.
struct HoldRequest {
    core::SlotId slot;
};
// A grant of 120 s: it may expire centrally because it is confirmed online only.
struct HoldReply {
    booking::Grant grant;
    core::Instant expires;
};
// Outside of the chain: seq 0 and prev_hash first_prev_hash. Answered with an ItemResult; a repeated booking id gets
// the recorded one. DELETE gives the hold back, and undoes a confirmation that the terminal never heard of (nobody was
// promised anything); it may be repeated, 204 also when there is nothing left.
//
// An item that replaces a booking for which a slip was shown names that slip: the booking moves in one step at the
// scheduler, so the person has the one meeting or the other, never both and never none. `item.sealed` may be empty
// then: only the scheduler has the person's data, and keeps those of the replaced booking. Such a confirmation is not
// undone by DELETE: the meeting before it is gone already. Problems: booking-ended (410), slip-invalid (403).
struct HoldConfirm {
    Item item;
    std::string slip{}; // the text of its code
};

// --- GET /v1/bookings/{id} -----------------------------------------------------------------------------------------

struct BookingView {
    core::BookingId id;
    booking::Outcome outcome = booking::Outcome::Pending;
    booking::Slot slot;
    core::TerminalId terminal;
    int sequence = 0; // RFC 5545 SEQUENCE: grows on relocation
    std::optional<booking::Override> override;
    std::optional<core::BookingId> replaced_by;

    bool operator==(const BookingView&) const = default;
};

// --- POST /v1/slips, POST /v1/slips/cancellations -----------------------------------------------------------------

// A slip shown at any kiosk. Its signed code proves that whoever shows it has it; nothing personal is answered. Access
// needs and what the person wants to speak of stay sealed: a slip that was lost must not tell them to whoever finds it
// and reads more of it than is printed there.
// Problems: slip-invalid (403: not signed by a terminal of ours), not-found (404: its terminal has not told us yet).
struct SlipRequest {
    std::string code;
};
// The meeting that the slip leads to now: after a move another booking than the slip's own.
struct SlipReply {
    BookingView booking;
    std::chrono::local_days arrival;
    int people = 1;
    booking::Mode mode = booking::Mode::InPerson;
    std::string language;
    bool interpreter = false;
};
// Answered with a SlipReply. Cancels the booking named and no other, so one that is repeated or comes late does no
// harm: what has been cancelled or replaced stays as it is. too-late (409): the meeting has begun.
struct SlipCancellation {
    std::string code;
    core::BookingId booking;
};

} // namespace accueil::wire

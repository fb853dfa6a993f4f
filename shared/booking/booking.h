// A booking, as plain values: what a person asked for, what was confirmed, and why it may depart from the rules.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/booking/slot.h"
#include "shared/core/id.h"

namespace accueil::booking {

// The four parts of the individual action plan; four optional taps let the agent prepare.
enum class PlanPart : std::uint8_t { Installation, Francisation, Employment, Community };

// Why a booking departs from the person's own path. Only a reception agent gives one.
enum class OverrideReason : std::uint8_t {
    NoSlotInWindow,    // nothing free in the five business days
    PersonUnavailable, // cannot come in the window (health, travel, family)
    LateArrival,       // arrived days ago, first seen now
    AccessNeed,        // an access need or interpreter only offered later
    NoDocument,        // booked by staff without a readable document, inside the window
    Reschedule,        // moves an existing booking
    OperatorDecision   // told to by the coordination
};

struct Override {
    OverrideReason reason;
    core::StaffId by;

    bool operator==(const Override&) const = default;
};

enum class DocumentKind : std::uint8_t { None, BoardingPass, Passport, Visa, Seal, Invitation, Reference };

// Personal data. Never logged; sealed to the scheduler's key before it leaves the person's journey.
struct Person {
    std::string surname; // as on the document, Latin letters
    std::string given_names;
    std::string telephone;      // optional, E.164
    std::string email;          // optional
    std::string reference = {}; // the programme's own, from a letter of invitation; no public number

    bool operator==(const Person&) const = default;
};

struct Wishes {
    int people = 1;              // the household, the person included
    std::string language = "fr"; // BCP 47, chosen at the kiosk
    Mode mode = Mode::InPerson;
    bool interpreter = false;
    bool step_free = false; // access need
    std::vector<PlanPart> plan;

    bool operator==(const Wishes&) const = default;
};

// Where and when the person was received. The date opens the five-business-day window.
struct Arrival {
    std::chrono::local_days date; // in America/Toronto
    std::string desk;             // "international" or "domestic"
    DocumentKind document = DocumentKind::None;
    std::string flight; // "AC123" when the document told; may be empty

    bool operator==(const Arrival&) const = default;
};

// All that is needed to confirm. The grant must be in the terminal's hand when it is committed.
struct Draft {
    Person person;
    Wishes wishes;
    Arrival arrival;
    core::GrantNo grant;
    std::optional<Override> override;
    std::optional<core::BookingId> replaces; // a reschedule: the scheduler releases the replaced booking's slot

    bool operator==(const Draft&) const = default;
};

// Committed: durable in the outbox before the person is told.
struct Booking {
    core::BookingId id;
    core::Epoch epoch;
    core::Seq seq; // gapless per (terminal, epoch), from 1
    Slot slot;
    Draft draft;
    core::Instant confirmed_at;

    bool operator==(const Booking&) const = default;
};

// How the scheduler ended a booking (I2: exactly one of these, recorded for ever).
enum class Outcome : std::uint8_t { Pending, Accepted, Relocated, NeedsHuman, Cancelled };

// The short form that people read aloud and that the slip prints: 8 letters and digits of the id's random part,
// without look-alikes, as "K7QM-2F9D".
[[nodiscard]] std::string short_reference(const core::BookingId& id);

} // namespace accueil::booking

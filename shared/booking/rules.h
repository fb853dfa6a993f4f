// The rules of booking, as pure functions over values: the kiosk hides what they refuse, the terminal's store asks them
// again before it commits, and the scheduler asks them when a booking comes in or must be moved. One set, three users.
//
// Thread-safe; no clock, no store, no network. Instants are UTC; `zone` gives a slot its local day.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "shared/booking/booking.h"
#include "shared/booking/offer.h"
#include "shared/booking/slot.h"
#include "shared/calendar/window.h"
#include "shared/calendar/zone.h"

namespace accueil::booking {

enum class Verdict : std::uint8_t {
    Admitted,
    OutsideWindow, // not on one of the five business days, and nobody gave a reason for it
    InThePast,
    WithinLeadTime,   // too soon to travel there
    ClockUnconfirmed, // day 1 of a terminal that has not heard the right time since it started
    TooFewPlaces,
    ModeNotOffered
};

[[nodiscard]] std::string_view name(Verdict verdict); // "within-lead-time"; for logs and problems

// What a terminal knows of its own clock. The clock only ever hides slots; it takes no part in who may have one.
struct ClockTrust {
    bool confirmed = false;            // by the scheduler's time, since the machine started
    std::chrono::milliseconds skew{0}; // own clock minus the scheduler's, at the last exchange

    bool operator==(const ClockTrust&) const = default;
};

inline constexpr std::chrono::minutes lead_time{120};    // from the airport to any office of the region
inline constexpr std::chrono::minutes tolerated_skew{2}; // beyond it the clock is warned about and doubted

// The time before a slot in which it is hidden; a doubtful clock widens it by as much as it is wrong.
[[nodiscard]] std::chrono::milliseconds lead(const ClockTrust& trust);
[[nodiscard]] bool is_doubtful(const ClockTrust& trust);

// Whether a slot fits the people and the window; no clock. What the scheduler asks of a booking that was made before.
// Every override but NoDocument allows a day outside the window.
[[nodiscard]] Verdict fits(const Slot& slot, const calendar::Window& window, calendar::Zone zone, int people, Mode mode,
                           const std::optional<Override>& override = {});

// fits(), and not in the past as far as the clock can be trusted. An override never admits the past.
[[nodiscard]] Verdict admit(const Slot& slot, const calendar::Window& window, calendar::Zone zone, core::Instant now,
                            const ClockTrust& trust, const Wishes& wishes,
                            const std::optional<Override>& override = {});

// --- what can be offered (the values are in offer.h: times, earliest and speaks_language are filled here) ---------

struct Offers {
    std::array<OfferDay, calendar::window_length> days; // all five, also those with nothing to offer
    std::optional<core::GrantNo> earliest;              // marked on the screen; nothing = nothing at all is free

    [[nodiscard]] bool empty() const { return !earliest; }
};

struct OfferQuery {
    core::OfficeId office;
    calendar::Window window; // of that office
    calendar::Zone zone = calendar::montreal();
    Wishes wishes;
    core::Instant now;
    ClockTrust trust;
};

// Of several grants for one start the best fitting is offered: an agent who speaks the language first, then the
// smallest number of places that is enough, then the lowest grant number.
[[nodiscard]] Offers offers(std::span<const Grant> grants, const OfferQuery& query);

// After the window, for staff who give a reason: the first `most` starts after its last day.
[[nodiscard]] std::vector<Offer> later_offers(std::span<const Grant> grants, const OfferQuery& query, std::size_t most);

// --- moving a booking that lost its slot -----------------------------------------------------------------------------

struct Need {
    int people = 1;
    Mode mode = Mode::InPerson;
    std::string language = "fr";
    core::Instant not_before; // now plus the lead time
};

// The free slot of the same office and window that is nearest in time to the original; of two as near one with the
// language, then the earlier. Nothing when none fits: a person must decide.
[[nodiscard]] std::optional<Slot> relocate(const Slot& original, const Need& need, std::span<const Slot> free,
                                           const calendar::Window& window, calendar::Zone zone);

} // namespace accueil::booking

// What of the terminal's hand a visit can be offered. Pure; the rules themselves are those of shared/booking/rules.h.
#pragma once

#include <vector>

#include "kiosk/journey/model.h"

namespace accueil::journey {

// nullptr when the facts have no such office.
[[nodiscard]] const booking::Office* office(const Facts& facts, const core::OfficeId& id);
[[nodiscard]] std::vector<core::OfficeId> offices_of(const Facts& facts, const core::RegionCode& region);

// The five admissible days of the visit's office in one mode, also those without times. Empty only without an office.
// The window opens with the arrival: today, or the day on which a booking that is being moved was made.
[[nodiscard]] std::vector<booking::OfferDay> window_days(const Model& model, booking::Mode mode);

// The days after the window on which the hand has something: for staff, and to say when it would be possible.
[[nodiscard]] std::vector<booking::OfferDay> later_days(const Model& model, booking::Mode mode);

// The one of these offices with the earliest free time in the window; nothing when none has any.
[[nodiscard]] std::optional<core::OfficeId> soonest_office(const Model& model,
                                                           const std::vector<core::OfficeId>& offices);
// Whether an offer is of a slot that is not in the hand: its number is no grant, the scheduler is to be asked for one.
[[nodiscard]] bool must_be_held(core::GrantNo grant);
// Which days of the visit's office the scheduler is asked about: the window, and those after it that "nothing free"
// proposes. Nothing without an office that is known.
struct AskedDays {
    std::chrono::local_days first, last;
};
[[nodiscard]] std::optional<AskedDays> days_to_ask_for(const Model& model);

[[nodiscard]] bool anything_free(const std::vector<booking::OfferDay>& days);
// The offer of a grant among the days; nullptr when it is not there.
[[nodiscard]] const booking::Offer* find_offer(const std::vector<booking::OfferDay>& days, core::GrantNo grant);

// The date of arrival that opens the window, in Montréal.
[[nodiscard]] std::chrono::local_days arrival_date(const Model& model);

} // namespace accueil::journey

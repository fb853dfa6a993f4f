// An appointment in words and signs, as several pages say it.
#pragma once

#include <string>

#include "kiosk/view/ui.h"
#include "shared/booking/offer.h"

namespace accueil::view {

[[nodiscard]] std::string words_for(const Ui& ui, booking::Mode mode);
[[nodiscard]] Icon icon_of(booking::Mode mode);
[[nodiscard]] std::string mode_id(booking::Mode mode);
[[nodiscard]] std::string words_for(const Ui& ui, booking::PlanPart part);
[[nodiscard]] Icon icon_of(booking::PlanPart part);
[[nodiscard]] std::string plan_id(booking::PlanPart part);

// "time.2026-11-25T09:00": the local start.
[[nodiscard]] std::string time_id(const booking::Offer& offer, const std::string& zone);
// "mercredi 25 novembre" and "9 h".
[[nodiscard]] std::string day_words(const Ui& ui, core::Instant start, const std::string& zone);
[[nodiscard]] std::string address_of(const booking::Office& office);
[[nodiscard]] std::string full_name(const booking::Person& person);

} // namespace accueil::view

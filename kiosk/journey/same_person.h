// Whether two papers can be of one person, and which of them to believe. Pure.
#pragma once

#include "shared/booking/booking.h"

namespace accueil::journey {

[[nodiscard]] bool has_name(const booking::Person& person);

// Boarding passes cut names at twenty letters and drop second given names: what is there must agree, not all be there.
// Without a name on one of them nothing speaks against it.
[[nodiscard]] bool may_be_one_person(const booking::Person& a, const booking::Person& b);

// Which of two papers tells better who a person is: the greater one.
[[nodiscard]] int certainty(booking::DocumentKind kind);

} // namespace accueil::journey

// How long what identifies a person is kept. One value: the kiosk says it where details are asked for, the scheduler
// destroys by it.
#pragma once

#include <chrono>

namespace accueil::booking {

inline constexpr std::chrono::days details_kept{60}; // after the meeting

} // namespace accueil::booking

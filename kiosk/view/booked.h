// What the pages about a booked meeting share: the meeting itself, its code for the phone, how the printing goes.
#pragma once

#include <string>

#include "kiosk/view/meeting.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

struct PrintWords {
    Tone tone = Tone::Info;
    std::string text{}; // empty: nothing was asked of the printer
};
[[nodiscard]] PrintWords print_words(const Ui& ui, journey::PrintState state);
// Whether "print once more" is offered: not while one is under way.
[[nodiscard]] bool can_print(journey::PrintState state);

// The office of a meeting. One that the terminal does not know any more has at least its name.
[[nodiscard]] booking::Office office_of(const journey::Facts& facts, const core::OfficeId& id);

// The code that a phone's camera takes the meeting from.
void phone_pane(Ui& ui, Rect pane, const booking::Booking& booked, const booking::Office& office);

[[nodiscard]] Meeting meeting_of(Ui& ui, const booking::Booking& booked, const booking::Office& office);

} // namespace accueil::view

// The slip that a person takes along: what it says, before any layout. It holds no name and no contact: a slip that is
// lost tells a stranger nothing but a place and a time.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "shared/booking/booking.h"
#include "shared/booking/slot.h"
#include "shared/core/clock.h"
#include "shared/core/id.h"

namespace accueil::slip {

struct Slip {
    core::BookingId booking;
    std::string reference; // the short form people read aloud: "K7QM-2F9D"
    int sequence = 0;      // of the calendar event; one more at each reschedule (RFC 5545 section 3.8.7.4)

    core::Instant start;
    std::chrono::minutes length{60};
    std::string zone = "America/Toronto"; // IANA, of the office
    booking::Mode mode = booking::Mode::InPerson;
    int people = 1;
    bool interpreter = false;

    std::string office;               // French, as its door says
    std::vector<std::string> address; // printed lines
    std::string directions;           // French, may be empty
    std::string telephone;            // may be empty

    std::string language = "fr";         // of the person
    std::vector<std::string> bring;      // French texts of the catalogue; see what_to_bring()
    std::vector<booking::PlanPart> plan; // what the person wants to speak of; see first_days.h

    std::string terminal;
    core::Instant printed_at;
    std::string code; // our own signed code of the booking, which the kiosk reads again
};

// The usual list for a meeting, as French texts of the catalogue.
[[nodiscard]] std::vector<std::string> what_to_bring(booking::Mode mode, int people);

} // namespace accueil::slip

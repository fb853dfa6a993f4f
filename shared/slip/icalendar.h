// The meeting as a calendar event for the person's own calendar (RFC 5545), small enough to fit in a QR code.
#pragma once

#include <string>
#include <string_view>

#include "shared/slip/slip.h"
#include "shared/text/catalogue.h"

namespace accueil::slip {

// One VCALENDAR with one VEVENT in local time, and the VTIMEZONE it names, reduced to the observance in force on that
// day (section 3.6.5 asks for at least one). UID is the booking id: a phone that scans the slip of a reschedule moves
// the event. Lines end in CRLF and are folded at 75 octets (section 3.1). The summary is in the catalogue's language.
[[nodiscard]] std::string to_icalendar(const Slip& slip, const text::Catalogue& catalogue);

// TEXT values: backslash, semicolon, comma and line ends escaped (section 3.3.11).
[[nodiscard]] std::string escaped(std::string_view text);

} // namespace accueil::slip

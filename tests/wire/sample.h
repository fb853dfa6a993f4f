// Messages with every member set to something that is not its default.
#pragma once

#include "shared/calendar/date.h"
#include "shared/wire/json.h"

namespace accueil::test {

inline booking::Slot sample_slot() {
    return {.id = core::SlotId{"s-1"},
            .office = core::OfficeId{"montreal-centre"},
            .start = *core::parse_rfc3339("2026-12-29T15:00:00Z"),
            .length = std::chrono::minutes{45},
            .places = 4,
            .languages = {"fr", "ar"},
            .modes = {booking::Mode::InPerson, booking::Mode::Video}};
}

inline wire::Item sample_item() {
    return {.id = core::BookingId{"01939f00-0000-7000-8000-00000000abcd"},
            .epoch = core::Epoch{3},
            .seq = core::Seq{17},
            .prev_hash = std::string(wire::first_prev_hash),
            .grant = core::GrantNo{1234567890123456},
            .slot = core::SlotId{"s-1"},
            .confirmed_at = *core::parse_rfc3339("2026-12-23T19:10:00.250Z"),
            .arrival = *calendar::parse_date("2026-12-23"),
            .people = 5,
            .mode = booking::Mode::Video,
            .language = "ar",
            .override = booking::Override{booking::OverrideReason::LateArrival, core::StaffId{"agente-4"}},
            .replaces = core::BookingId{"01939f00-0000-7000-8000-00000000ffff"},
            .sealed = core::Bytes{0, 1, 254, 255}};
}

} // namespace accueil::test

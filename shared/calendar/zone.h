// Instants and wall clocks. Slots and stored moments are UTC instants; people read local times of a named IANA zone.
//
// Pure functions over the machine's zone table (package tzdata), thread-safe. Zone pointers live as long as the
// process.
#pragma once

#include <chrono>
#include <string_view>

#include "shared/calendar/date.h"
#include "shared/core/clock.h"
#include "shared/core/error.h"

namespace accueil::calendar {

using Zone = const std::chrono::time_zone*;
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

// The zone of the airport and of the rule of the five business days: America/Toronto, which Montréal follows.
// Ends the process with a line in the log when the machine has no zone table: nothing could be right after that.
[[nodiscard]] Zone montreal();

// Configuration when the table has no such zone.
[[nodiscard]] core::Result<Zone> find_zone(std::string_view iana_name);

[[nodiscard]] LocalTime local_time(core::Instant instant, Zone zone = montreal());
[[nodiscard]] Date local_date(core::Instant instant, Zone zone = montreal());

// The instant of a wall-clock time, total on the two odd nights of a year, as RFC 5545 section 3.3.5 reads them: a time
// skipped in spring counts with the offset before the gap (02:30 is 03:30 of summer time), a time that occurs twice in
// autumn is the first of the two. So the calendar entry in the person's phone and our slot name the same instant.
[[nodiscard]] core::Instant instant_of(LocalTime local, Zone zone = montreal());

// "2026-12-23T14:10" with or without seconds and no offset. InvalidInput otherwise.
[[nodiscard]] core::Result<LocalTime> parse_local_time(std::string_view text);

} // namespace accueil::calendar

// What doctor looks at, judged: facts in, a sentence and an advice out. Pure; `what` and `act` are French, for IT
// staff.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "deploy/provision/devices.h"
#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/security/identity.h"
#include "shared/store/facts.h"

namespace accueil::provision {

struct Check {
    std::string check; // "certificate": stable, for monitoring
    bool ok = true;
    std::string what; // what was found
    std::string act;  // what to do; empty when nothing
};

[[nodiscard]] Check check_standing(const store::Status& status);
// `configured` as in [counter] tpm; what the counter says; what the disk expects of it, nothing when it follows none.
[[nodiscard]] Check check_counter(const std::string& configured, const core::Result<std::uint64_t>& found,
                                  std::optional<std::uint64_t> expected);
[[nodiscard]] Check check_certificate(const core::Result<security::CertificateFacts>& facts, core::Instant now);
// What the scheduler answered, or why not.
[[nodiscard]] Check check_scheduler(const core::Result<int>& http_status);
[[nodiscard]] Check check_clock(const booking::ClockTrust& clock);
[[nodiscard]] Check check_exchange(const std::optional<core::Instant>& last, core::Instant now);
[[nodiscard]] Check check_integrity(const core::Result<void>& store, const core::Result<void>& audit);
[[nodiscard]] Check check_disk(std::uint64_t free_mib);
[[nodiscard]] Check check_outbox(const store::Status& status, core::Instant now);
// How many bookings the copy on the second medium lacks; nothing when no medium is configured.
[[nodiscard]] Check check_copy(const std::optional<core::Result<std::size_t>>& missing);
[[nodiscard]] Check check_dead_letters(std::uint64_t count);
[[nodiscard]] Check check_hand(const std::vector<store::HandCount>& hand);
[[nodiscard]] Check check_camera(const DeviceFacts& camera);
[[nodiscard]] Check check_scanners(const std::vector<DeviceFacts>& scanners);
[[nodiscard]] Check check_printer(const DeviceFacts& printer, platform::PrinterState state);

} // namespace accueil::provision

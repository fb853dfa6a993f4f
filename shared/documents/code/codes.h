// The codes that this product issues itself. Plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/id.h"

namespace accueil::documents {

// The signer of letters and badges, as the scheduler calls itself and every terminal knows it.
inline constexpr const char* scheduler_signer = "scheduler";

// Whether a letter or a badge is one of the scheduler's. A right signature is not enough: the terminals sign as well,
// and a key taken out of one of them must make slips at the most.
template<class Code>
[[nodiscard]] bool is_issued(const Code& code) {
    return code.signature_valid == true && code.signer == scheduler_signer;
}

// The letter that some people receive abroad, before they travel. Signed by the scheduler.
struct Invitation {
    std::string person_reference; // the programme's own, no public number
    std::string language;         // BCP 47
    core::RegionCode region;
    int household_size = 0; // 0: not stated
    std::vector<std::string> needs;
    std::string signer;
    std::optional<bool> signature_valid; // none when the signer is not known here
    // As on the passport; empty when the letter names nobody but by the reference.
    std::string surname = {}, given_names = {};

    bool operator==(const Invitation&) const = default;
};

// The code on a slip that a kiosk printed. Signed by that terminal. Holds nothing about the person.
struct Slip {
    core::BookingId booking; // UUIDv7
    core::OfficeId office;
    core::Instant start; // whole seconds
    core::TerminalId terminal;
    std::string signer;
    std::optional<bool> signature_valid;

    bool operator==(const Slip&) const = default;
};

// Opens the staff screen's PIN question, nothing more. Signed by the scheduler.
struct StaffBadge {
    core::StaffId badge;
    std::string signer;
    std::optional<bool> signature_valid;
    std::string number = {}; // of this very badge, for the list of those that are lost

    bool operator==(const StaffBadge&) const = default;
};

} // namespace accueil::documents

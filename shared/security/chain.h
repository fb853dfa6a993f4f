// The audit of staff acts as a hash chain: a record that was changed, removed or put between shows at once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "shared/core/clock.h"
#include "shared/core/error.h"

namespace accueil::security {

inline constexpr std::string_view chain_start = "0000000000000000000000000000000000000000000000000000000000000000";

struct AuditRecord {
    std::uint64_t no = 0; // from 1, no gaps
    core::Instant at;
    std::string who;      // a staff alias, "system", or "operator"
    std::string act;      // "booking.override", "pin.refused", "service.stopped", …
    std::string subject;  // a booking id, a call number; never personal data
    std::string reason;   // an override reason's name, or empty
    std::string previous; // hash of record no-1; chain_start for the first

    bool operator==(const AuditRecord&) const = default;
};

// SHA-256 in lower-case hexadecimal over the members in order, each with its length before it.
[[nodiscard]] std::string hash(const AuditRecord& record);
[[nodiscard]] std::string sha256_hex(std::string_view text);

// Corrupt, naming the first record that does not follow. `last_hash` is the hash kept beside the chain: records cut off
// at the end show by it.
[[nodiscard]] core::Result<void> verify(std::span<const AuditRecord> records, std::string_view last_hash);

} // namespace accueil::security

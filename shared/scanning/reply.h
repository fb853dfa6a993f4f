// What the confined decoder answers to a request (request.h).
//
// It comes from a process that reads hostile pictures, so it is parsed as foreign bytes: every length is checked and at
// most most_codes codes of most_payload bytes each are taken.
#pragma once

#include <chrono>
#include <cstdint>

#include "shared/core/bytes.h"
#include "shared/core/error.h"
#include "shared/scanning/sighting.h"

namespace accueil::scanning {

struct Reply {
    std::uint64_t number = 0;
    std::chrono::microseconds cpu{}; // thread time of the decoder for this frame
    Sighting sighting;
};

inline constexpr std::size_t most_codes = 16;
inline constexpr std::size_t most_payload = 8192; // bytes; the largest QR code holds 2953
inline constexpr std::size_t most_reply = 64U << 10;

// What does not fit the bounds is left out.
[[nodiscard]] core::Bytes to_bytes(const Reply& reply);
[[nodiscard]] core::Result<Reply> parse_reply(core::BytesView bytes); // InvalidInput

} // namespace accueil::scanning

// The bytes between the confined decoder and the program that started it.
//
// Requests are one fixed struct. Replies come from a process that reads hostile pictures, so they are parsed as foreign
// bytes: every length is checked and at most most_codes codes of most_payload bytes each are taken.
#pragma once

#include <chrono>
#include <cstdint>

#include "shared/core/bytes.h"
#include "shared/core/error.h"
#include "shared/scanning/sighting.h"

namespace accueil::scanning {

enum class Mode : std::uint32_t {
    Live,    // the next frame of one camera, within the live budget
    Picture, // a picture of its own; everything is tried
};

struct Request {
    std::uint64_t number = 0; // given back in the reply
    std::uint32_t width = 0;  // the pixels stand without gaps at the beginning of the shared memory
    std::uint32_t height = 0;
    Mode mode = Mode::Live;
    std::uint32_t unused = 0;
};

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

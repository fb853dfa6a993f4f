// What the program that started the confined decoder asks of it: one fixed struct a packet.
//
// The struct says how much of the shared memory is a picture. A wrong number there would be a read outside of it, so
// the decoder looks at a frame only through parse_request.
#pragma once

#include <cstdint>

#include "shared/core/bytes.h"
#include "shared/core/error.h"
#include "shared/scanning/image_view.h"

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

inline constexpr std::uint32_t most_side = 65535; // pixels

// A request that holds: the frame lies whole in the memory, and does not outlive it.
struct Asked {
    std::uint64_t number = 0;
    ImageView frame;
    Mode mode = Mode::Live;
};

// InvalidInput: a packet of another size, a mode that is none, a frame without pixels, one that is wider or higher
// than most_side, or one that is larger than the memory.
[[nodiscard]] core::Result<Asked> parse_request(core::BytesView packet, core::BytesView memory);

} // namespace accueil::scanning

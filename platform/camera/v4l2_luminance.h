// The luminance in a buffer of a V4L2 camera. Pure: bytes and a format in, a view out.
#pragma once

#include <cstdint>
#include <span>

#include "shared/core/bytes.h"
#include "shared/scanning/frame.h"

namespace accueil::platform {

enum class PixelFormat : std::uint8_t { Grey, Nv12, Yuyv, Mjpeg }; // the better first

// The V4L2 code of a format.
[[nodiscard]] std::uint32_t fourcc(PixelFormat format);

struct BufferLayout {
    PixelFormat format{};
    int width = 0;
    int height = 0;
    int bytes_per_line = 0;
};

// Grey and NV12 are looked at where they lie; YUYV and MJPEG go through `room`. The view is good as long as both.
// Error: InvalidInput when the buffer is shorter than its format says or the JPEG is damaged.
[[nodiscard]] core::Result<scanning::ImageView> luminance(core::BytesView buffer, const BufferLayout& layout,
                                                          scanning::Frame& room);

} // namespace accueil::platform

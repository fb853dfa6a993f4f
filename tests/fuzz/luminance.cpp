// A camera's buffer in each of its formats: the first bytes say which and how large the driver says it is.
#include "platform/camera/v4l2_luminance.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    if (size < 4 || size > (1U << 16)) return 0;
    static scanning::Frame room;
    const platform::BufferLayout layout{static_cast<platform::PixelFormat>(data[0] & 3), data[1] + 1, data[2] + 1,
                                        data[3] * 4};
    const auto seen = platform::luminance({data + 4, size - 4}, layout, room);
    if (!seen) return 0;
    // Every pixel of the view lies in the buffer or in the room.
    unsigned sum = 0;
    for (int y = 0; y < seen->height; ++y)
        for (int x = 0; x < seen->width; ++x) sum += seen->row(y)[x];
    static volatile unsigned kept = 0;
    kept = kept + sum;
    return 0;
}

// The whole way of a live frame: the first two bytes are its size, the rest its pixels.
#include <cstddef>
#include <cstdint>

#include "shared/scanning/live.h"
#include "shared/scanning/thorough.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil::scanning;
    if (size < 3) return 0;
    Frame frame(data[0] + 1, data[1] + 1);
    const auto pixels = size - 2;
    // Repeated over the frame, so that a short input is still a texture.
    auto* to = frame.row(0);
    for (int i = 0; i < frame.width() * frame.height(); ++i) to[i] = data[2 + static_cast<std::size_t>(i) % pixels];
    static LiveScan live;
    static_cast<void>(live.next(frame.view()));
    static_cast<void>(scan_thoroughly(frame.view()));
    return 0;
}

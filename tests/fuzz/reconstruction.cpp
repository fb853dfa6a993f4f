// A matrix code found somewhere by the decoding library: its symbology, its corners, then the pixels of a small frame.
#include "shared/scanning/reconstruction.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "shared/scanning/frame.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil::scanning;
    constexpr std::size_t head = 1 + 8 * sizeof(float);
    if (size <= head) return 0;
    Glimpse glimpse{every_symbology[data[0] % every_symbology.size()], {}};
    for (std::size_t i = 0; i < 4; ++i) {
        std::memcpy(&glimpse.quad[i].x, data + 1 + 8 * i, sizeof(float));
        std::memcpy(&glimpse.quad[i].y, data + 5 + 8 * i, sizeof(float));
    }
    Frame frame(96, 96);
    auto* to = frame.row(0);
    for (std::size_t i = 0; i < 96 * 96; ++i) to[i] = data[head + i % (size - head)];
    static_cast<void>(reconstructed(frame.view(), glimpse));
    return 0;
}

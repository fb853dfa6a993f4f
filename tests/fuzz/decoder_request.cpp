// What the confined decoder is asked: first the packet, then the memory that its frame must lie in.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "shared/scanning/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    const core::BytesView bytes(data, size);
    const auto packet = bytes.first(std::min(size, sizeof(scanning::Request)));
    const auto memory = bytes.subspan(packet.size());
    const auto look = scanning::parse_request(packet, memory);
    if (!look) return 0;
    if (look->frame.empty() || look->frame.row(look->frame.height - 1) + look->frame.width > data + size)
        __builtin_trap();
    unsigned sum = 0;
    for (int y = 0; y < look->frame.height; ++y)
        for (int x = 0; x < look->frame.width; ++x) sum += look->frame.row(y)[x];
    static volatile unsigned kept = 0;
    kept = kept + sum;
    return 0;
}

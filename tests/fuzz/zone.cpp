// Pixels that may hold a machine-readable zone. Two bytes say the size of the picture, six where a line may lie; the
// rest are its pixels, again and again, so that a short input is still a texture.
#include <cstddef>
#include <cstdint>

#include "shared/scanning/frame.h"
#include "shared/scanning/zone/zone.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil::scanning;
    constexpr std::size_t head = 8;
    if (size <= head) return 0;
    Frame frame(288 + 2 * data[0], 32 + data[1]);
    const auto pixels = size - head;
    auto* to = frame.row(0);
    for (std::size_t i = 0; i < static_cast<std::size_t>(frame.width()) * static_cast<std::size_t>(frame.height()); ++i)
        to[i] = data[head + i % pixels];
    static zone::Scan scan;
    static_cast<void>(scan.next(frame.view(), zone::Effort::Thorough));

    // A line wherever it is said to lie, whatever the map makes of the picture.
    const auto place = [&](std::size_t at) { return Point{4.0F * data[at], static_cast<float>(data[at + 1])}; };
    const zone::Line line{place(2), place(4), 1 + data[6] / 4.0F};
    const auto strip = zone::straighten(frame.view(), line);
    static_cast<void>(zone::pitch(strip));
    std::vector<zone::Writing> writings;
    for (const auto& cells : zone::divide(strip)) writings.push_back(zone::characters(strip, cells));
    for (const auto& evidence : zone::gather(writings)) static_cast<void>(zone::prove(evidence));
    return 0;
}

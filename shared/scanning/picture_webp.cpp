#include <webp/decode.h>

#include "shared/scanning/picture_formats.h"

namespace accueil::scanning {

namespace {

// Full-range luminance from RGBA over white paper (ITU-R BT.601 weights in 1/1024).
std::uint8_t luminance(const std::uint8_t* rgba) {
    const unsigned alpha = rgba[3];
    const unsigned grey = (306U * rgba[0] + 601U * rgba[1] + 117U * rgba[2] + 512U) >> 10U;
    return static_cast<std::uint8_t>((grey * alpha + 255U * (255U - alpha) + 127U) / 255U);
}

} // namespace

core::Result<Frame> read_webp(core::BytesView bytes) {
    int width = 0, height = 0;
    if (WebPGetInfo(bytes.data(), bytes.size(), &width, &height) == 0)
        return core::fail(core::ErrorKind::InvalidInput, "damaged WebP header");
    if (auto bounded = check_size(width, height); !bounded) return std::unexpected(bounded.error());
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    core::Bytes rgba(pixels * 4);
    if (WebPDecodeRGBAInto(bytes.data(), bytes.size(), rgba.data(), rgba.size(), width * 4) == nullptr)
        return core::fail(core::ErrorKind::InvalidInput, "damaged WebP");
    Frame frame(width, height);
    auto* out = frame.row(0);
    for (std::size_t i = 0; i < pixels; ++i) out[i] = luminance(rgba.data() + i * 4);
    return frame;
}

} // namespace accueil::scanning

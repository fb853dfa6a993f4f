#include "platform/camera/v4l2_luminance.h"

#include <linux/videodev2.h>

#include "shared/scanning/picture.h"

namespace accueil::platform {

namespace {

core::Result<scanning::ImageView> too_short() {
    return core::fail(core::ErrorKind::InvalidInput, "camera buffer shorter than its format");
}

core::Result<scanning::ImageView> plane(core::BytesView buffer, const BufferLayout& layout) {
    const auto needed = static_cast<std::size_t>(layout.bytes_per_line) * static_cast<std::size_t>(layout.height);
    if (layout.bytes_per_line < layout.width || buffer.size() < needed) return too_short();
    return scanning::ImageView{buffer.data(), layout.width, layout.height, layout.bytes_per_line};
}

core::Result<scanning::ImageView> yuyv(core::BytesView buffer, const BufferLayout& layout, scanning::Frame& room) {
    const auto needed = static_cast<std::size_t>(layout.bytes_per_line) * static_cast<std::size_t>(layout.height);
    if (layout.bytes_per_line < 2 * layout.width || buffer.size() < needed) return too_short();
    if (room.width() != layout.width || room.height() != layout.height) room = {layout.width, layout.height};
    for (int y = 0; y < layout.height; ++y) {
        const auto* from = buffer.data() + std::ptrdiff_t{y} * layout.bytes_per_line;
        auto* to = room.row(y);
        for (int x = 0; x < layout.width; ++x) to[x] = from[2 * x];
    }
    return room.view();
}

core::Result<scanning::ImageView> mjpeg(core::BytesView buffer, scanning::Frame& room) {
    auto frame = scanning::read_jpeg(buffer);
    if (!frame) return std::unexpected(frame.error());
    room = std::move(*frame);
    return room.view();
}

} // namespace

std::uint32_t fourcc(PixelFormat format) {
    switch (format) {
    case PixelFormat::Grey: return V4L2_PIX_FMT_GREY;
    case PixelFormat::Nv12: return V4L2_PIX_FMT_NV12;
    case PixelFormat::Yuyv: return V4L2_PIX_FMT_YUYV;
    case PixelFormat::Mjpeg: return V4L2_PIX_FMT_MJPEG;
    }
    return 0;
}

core::Result<scanning::ImageView> luminance(core::BytesView buffer, const BufferLayout& layout, scanning::Frame& room) {
    switch (layout.format) {
    case PixelFormat::Grey:
    case PixelFormat::Nv12: return plane(buffer, layout);
    case PixelFormat::Yuyv: return yuyv(buffer, layout, room);
    case PixelFormat::Mjpeg: return mjpeg(buffer, room);
    }
    return core::fail(core::ErrorKind::Internal, "pixel format");
}

} // namespace accueil::platform

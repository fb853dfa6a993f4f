#include <png.h>

#include <cerrno>

#include "shared/scanning/picture_formats.h"

namespace accueil::scanning {

namespace {

// The simplified interface of libpng keeps its long jumps to itself.
struct Png {
    png_image image{};
    Png() { image.version = PNG_IMAGE_VERSION; }
    ~Png() { png_image_free(&image); }
    Png(const Png&) = delete;
    Png& operator=(const Png&) = delete;
};

} // namespace

core::Result<Frame> read_png(core::BytesView bytes) {
    Png png;
    if (png_image_begin_read_from_memory(&png.image, bytes.data(), bytes.size()) == 0)
        return core::fail(core::ErrorKind::InvalidInput, "damaged PNG header");
    if (auto bounded = check_size(png.image.width, png.image.height); !bounded) return std::unexpected(bounded.error());
    png.image.format = PNG_FORMAT_GRAY;
    Frame frame(static_cast<int>(png.image.width), static_cast<int>(png.image.height));
    const png_color paper{255, 255, 255};
    if (png_image_finish_read(&png.image, &paper, frame.row(0), frame.width(), nullptr) == 0)
        return core::fail(core::ErrorKind::InvalidInput, "damaged PNG");
    return frame;
}

core::Result<void> save_png(ImageView image, const std::filesystem::path& file) {
    Png png;
    png.image.width = static_cast<png_uint_32>(image.width);
    png.image.height = static_cast<png_uint_32>(image.height);
    png.image.format = PNG_FORMAT_GRAY;
    errno = 0;
    if (png_image_write_to_file(&png.image, file.c_str(), 0, image.pixels, static_cast<png_int_32>(image.stride),
                                nullptr) != 0)
        return {};
    return core::fail(errno == ENOSPC ? core::ErrorKind::Full : core::ErrorKind::Unavailable, "PNG not written");
}

} // namespace accueil::scanning

#include "tests/samples/encoding.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <jpeglib.h>
#include <webp/encode.h>

#include "shared/scanning/picture.h"
#include "tests/core/folder.h"

namespace accueil::samples {

core::Bytes png(const scanning::Frame& frame) {
    const temporary::Folder folder("png");
    const auto file = folder / "frame.png";
    if (!scanning::save_png(frame.view(), file)) return {};
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

namespace {

core::Bytes jpeg_of(const scanning::Frame& frame, bool progressive) {
    jpeg_compress_struct encoder{};
    jpeg_error_mgr errors{};
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&encoder, &out, &size);
    encoder.image_width = static_cast<JDIMENSION>(frame.width());
    encoder.image_height = static_cast<JDIMENSION>(frame.height());
    encoder.input_components = 1;
    encoder.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, 95, TRUE);
    if (progressive) jpeg_simple_progression(&encoder);
    jpeg_start_compress(&encoder, TRUE);
    auto copy = frame; // libjpeg takes rows that it may write to
    for (int y = 0; y < copy.height(); ++y) {
        JSAMPROW row = copy.row(y);
        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    core::Bytes bytes(out, out + size);
    std::free(out); // NOLINT: libjpeg takes it from malloc
    return bytes;
}

} // namespace

core::Bytes jpeg(const scanning::Frame& frame) { return jpeg_of(frame, false); }
core::Bytes progressive_jpeg(const scanning::Frame& frame) { return jpeg_of(frame, true); }

core::Bytes webp(const scanning::Frame& frame) {
    core::Bytes colours;
    for (int y = 0; y < frame.height(); ++y)
        for (int x = 0; x < frame.width(); ++x) colours.insert(colours.end(), 3, frame.view().row(y)[x]);
    std::uint8_t* out = nullptr;
    const auto size = WebPEncodeLosslessRGB(colours.data(), frame.width(), frame.height(), frame.width() * 3, &out);
    core::Bytes bytes(out, out + size);
    WebPFree(out);
    return bytes;
}

core::Bytes pgm(const scanning::Frame& frame) {
    auto bytes = core::to_bytes("P5\n# a comment\n" + std::to_string(frame.width()) + " " +
                                std::to_string(frame.height()) + "\n255\n");
    const auto pixels = packed(frame);
    bytes.insert(bytes.end(), pixels.begin(), pixels.end());
    return bytes;
}

core::Bytes packed(const scanning::Frame& frame) {
    const auto* first = frame.view().row(0);
    return {first, first + std::ptrdiff_t{frame.width()} * frame.height()};
}

} // namespace accueil::samples

// Pages as a test looks at them: their codes read back, and the files kept for a person to look at.
#pragma once

#include <cairo.h>

#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <ZXing/ReadBarcode.h>

#include "shared/core/bytes.h"

namespace accueil::test {

struct Reader {
    const core::Bytes& bytes;
    std::size_t at = 0;
};

inline cairo_status_t read_more(void* from, unsigned char* data, unsigned int length) {
    auto& reader = *static_cast<Reader*>(from);
    if (reader.at + length > reader.bytes.size()) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, reader.bytes.data() + reader.at, length);
    reader.at += length;
    return CAIRO_STATUS_SUCCESS;
}

// Every QR code that a reader finds on the picture of a page.
inline std::vector<std::string> codes_on(const core::Bytes& png) {
    Reader reader{png};
    cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(read_more, &reader);
    REQUIRE(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS);
    const ZXing::ImageView view(cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface),
                                cairo_image_surface_get_height(surface), ZXing::ImageFormat::BGRA,
                                cairo_image_surface_get_stride(surface), 4);
    ZXing::ReaderOptions options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    std::vector<std::string> texts;
    for (const auto& code : ZXing::ReadBarcodes(view, options)) texts.push_back(code.text());
    cairo_surface_destroy(surface);
    return texts;
}

inline void keep(const std::string& name, const core::Bytes& bytes) {
    const auto folder = std::filesystem::path(BUILD_DIR) / "pictures" / "slip";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / name, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

} // namespace accueil::test

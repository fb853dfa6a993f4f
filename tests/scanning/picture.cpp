#include "shared/scanning/picture.h"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <fstream>

#include <jpeglib.h>
#include <webp/encode.h>

using namespace accueil;
using namespace accueil::scanning;

namespace {

Frame gradient(int width, int height) {
    Frame frame(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) frame.row(y)[x] = static_cast<std::uint8_t>((x * 5 + y * 3) % 256);
    return frame;
}

core::Bytes file_bytes(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::filesystem::path scratch(const std::string& name) {
    return std::filesystem::temp_directory_path() / ("accueil-picture-" + std::to_string(getpid()) + "-" + name);
}

core::Bytes png_of(const Frame& frame) {
    const auto path = scratch("a.png");
    REQUIRE(save_png(frame.view(), path));
    auto bytes = file_bytes(path);
    std::filesystem::remove(path);
    return bytes;
}

core::Bytes jpeg_of(Frame& frame) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &out, &size);
    info.image_width = static_cast<unsigned>(frame.width());
    info.image_height = static_cast<unsigned>(frame.height());
    info.input_components = 1;
    info.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 95, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = frame.row(static_cast<int>(info.next_scanline));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    core::Bytes bytes(out, out + size);
    free(out); // NOLINT: libjpeg takes it from malloc
    return bytes;
}

core::Bytes webp_of(const Frame& frame) {
    core::Bytes rgb;
    const auto view = frame.view();
    for (int y = 0; y < view.height; ++y)
        for (int x = 0; x < view.width; ++x) rgb.insert(rgb.end(), 3, view.row(y)[x]);
    std::uint8_t* out = nullptr;
    const auto size = WebPEncodeLosslessRGB(rgb.data(), view.width, view.height, view.width * 3, &out);
    core::Bytes bytes(out, out + size);
    WebPFree(out);
    return bytes;
}

void check_same(const core::Result<Frame>& read, const Frame& drawn, int tolerance) {
    REQUIRE(read);
    REQUIRE(read->width() == drawn.width());
    REQUIRE(read->height() == drawn.height());
    int worst = 0;
    for (int y = 0; y < drawn.height(); ++y)
        for (int x = 0; x < drawn.width(); ++x)
            worst = std::max(worst, std::abs(int{read->view().row(y)[x]} - int{drawn.view().row(y)[x]}));
    CHECK(worst <= tolerance);
}

} // namespace

TEST_CASE("PNG, JPEG, WebP and PGM give the same luminance") {
    Frame drawn(48, 31);
    for (int y = 0; y < 31; ++y)
        for (int x = 0; x < 48; ++x) drawn.row(y)[x] = static_cast<std::uint8_t>(40 + 2 * x + 3 * y);
    check_same(read_picture(png_of(drawn)), drawn, 0);
    check_same(read_picture(jpeg_of(drawn)), drawn, 6);
    check_same(read_picture(webp_of(drawn)), drawn, 1);
    auto pgm = core::to_bytes("P5\n# a comment\n48 31\n255\n");
    pgm.insert(pgm.end(), drawn.row(0), drawn.row(0) + 48 * 31);
    check_same(read_picture(pgm), drawn, 0);
}

TEST_CASE("a picture file cut anywhere is an error, never a crash") {
    auto frame = gradient(40, 20);
    for (const auto& whole : {png_of(frame), jpeg_of(frame), webp_of(frame)})
        for (std::size_t size = 0; size < whole.size() / 2; size += 7) {
            const auto read = read_picture(core::BytesView(whole).first(size));
            // libjpeg fills a picture cut after its header with grey; both are acceptable answers.
            if (!read) CHECK(read.error().kind != core::ErrorKind::Internal);
        }
}

TEST_CASE("a picture that says it is enormous is refused before memory is taken") {
    CHECK(read_picture(core::to_bytes("P5 15999 15999 255\n")).error().kind == core::ErrorKind::Refused);
    CHECK(read_picture(core::to_bytes("P5 99999999 2 255\n")).error().kind == core::ErrorKind::Refused);
    auto png = png_of(gradient(8, 8));
    png[16] = 0x7F; // the first byte of the width in IHDR; the checksum no longer fits either
    CHECK_FALSE(read_picture(png));
}

TEST_CASE("a frame of a camera is read although it leaves the usual Huffman tables out") {
    auto frame = gradient(64, 48);
    const auto whole = jpeg_of(frame);
    core::Bytes bare;
    for (std::size_t i = 0; i < whole.size();) {
        if (i + 4 < whole.size() && whole[i] == 0xFF && whole[i + 1] == 0xC4) {
            i += 2 + static_cast<std::size_t>(whole[i + 2] << 8U | whole[i + 3]);
            continue;
        }
        bare.push_back(whole[i++]);
    }
    REQUIRE(bare.size() < whole.size());
    auto read = read_jpeg(bare);
    REQUIRE(read);
    CHECK(read->width() == 64);
    auto with_tables = read_jpeg(whole);
    REQUIRE(with_tables);
    for (int y = 0; y < 48; ++y) CHECK(std::memcmp(read->row(y), with_tables->row(y), 64) == 0);
}

TEST_CASE("what is no picture is told apart from a damaged one") {
    CHECK(read_picture(core::to_bytes("GIF89a")).error().kind == core::ErrorKind::Unsupported);
    CHECK(read_picture({}).error().kind == core::ErrorKind::Unsupported);
    CHECK(read_picture(core::to_bytes("P5 4 4 255\nabc")).error().kind == core::ErrorKind::InvalidInput);
    CHECK(load_picture("/nowhere/at/all.png").error().kind == core::ErrorKind::NotFound);
}

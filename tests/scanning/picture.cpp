#include "shared/scanning/picture.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "tests/samples/encoding.h"

using namespace accueil;
using namespace accueil::scanning;

namespace {

Frame gradient(int width, int height) {
    Frame frame(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) frame.row(y)[x] = static_cast<std::uint8_t>((x * 5 + y * 3) % 256);
    return frame;
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
    check_same(read_picture(samples::png(drawn)), drawn, 0);
    check_same(read_picture(samples::jpeg(drawn)), drawn, 6);
    check_same(read_picture(samples::webp(drawn)), drawn, 1);
    check_same(read_picture(samples::pgm(drawn)), drawn, 0);
}

TEST_CASE("a picture file cut anywhere is an error, never a crash") {
    auto frame = gradient(40, 20);
    for (const auto& whole : {samples::png(frame), samples::jpeg(frame), samples::webp(frame)})
        for (std::size_t size = 0; size + 12 < whole.size(); size += 7) {
            CAPTURE(size, whole.size());
            const auto read = read_picture(core::BytesView(whole).first(size));
            REQUIRE_FALSE(read);
            CHECK(read.error().kind != core::ErrorKind::Internal);
        }
}

TEST_CASE("a JPEG that asks for the whole picture a thousand times over is refused") {
    auto bytes = samples::progressive_jpeg(gradient(400, 300));
    REQUIRE(read_jpeg(bytes));
    constexpr std::array<std::uint8_t, 2> begin_of_scan{0xFF, 0xDA};
    const auto last = std::ranges::find_end(bytes, begin_of_scan).begin();
    const core::Bytes scan(last, bytes.end() - 2);
    const core::Bytes end(bytes.end() - 2, bytes.end());
    bytes.resize(bytes.size() - 2);
    for (int i = 0; i < 1000; ++i) bytes.insert(bytes.end(), scan.begin(), scan.end());
    bytes.insert(bytes.end(), end.begin(), end.end());
    CHECK(read_jpeg(bytes).error().kind == core::ErrorKind::InvalidInput);
}

TEST_CASE("a picture that says it is enormous is refused before memory is taken") {
    CHECK(read_picture(core::to_bytes("P5 15999 15999 255\n")).error().kind == core::ErrorKind::Refused);
    CHECK(read_picture(core::to_bytes("P5 99999999 2 255\n")).error().kind == core::ErrorKind::Refused);
    auto png = samples::png(gradient(8, 8));
    png[16] = 0x7F; // the first byte of the width in IHDR; the checksum no longer fits either
    CHECK_FALSE(read_picture(png));
}

TEST_CASE("a frame of a camera is read although it leaves the usual Huffman tables out") {
    auto frame = gradient(64, 48);
    const auto whole = samples::jpeg(frame);
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

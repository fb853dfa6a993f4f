#include "shared/slip/qr.h"

#include <catch2/catch_test_macros.hpp>

#include <ZXing/ReadBarcode.h>

using namespace accueil;

namespace {

// As a camera would see it: four pixels a module, the quiet zone around.
std::string read_back(const slip::Qr& qr) {
    constexpr int scale = 4;
    const int side = (qr.size + 8) * scale;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 255);
    for (int y = 0; y < qr.size * scale; ++y)
        for (int x = 0; x < qr.size * scale; ++x)
            if (qr.dark(x / scale, y / scale))
                pixels[static_cast<std::size_t>((y + 4 * scale) * side + x + 4 * scale)] = 0;
    return ZXing::ReadBarcode({pixels.data(), side, side, ZXing::ImageFormat::Lum}).text();
}

} // namespace

TEST_CASE("a QR code reads back as the text it was made from") {
    for (const char* text : {"HELLO", "ACCUEIL1:k7qm2f9d", "Rendez-vous à Québec, l’été", "موعد في مونتريال"}) {
        const auto qr = slip::make_qr(text);
        REQUIRE(qr.has_value());
        CHECK(read_back(*qr) == text);
    }
}

TEST_CASE("a stronger code is never smaller") {
    const std::string text(200, 'x');
    const int low = slip::make_qr(text, slip::QrStrength::Low)->size;
    const int medium = slip::make_qr(text, slip::QrStrength::Medium)->size;
    const int quartile = slip::make_qr(text, slip::QrStrength::Quartile)->size;
    CHECK(low < medium);
    CHECK(medium < quartile);
    CHECK(low == 53); // version 9 holds 230 bytes at level L (ISO/IEC 18004 table 7)
}

TEST_CASE("nothing and too much are refused") {
    CHECK(slip::make_qr("").error().kind == core::ErrorKind::InvalidInput);
    CHECK(slip::make_qr(std::string(5000, 'x')).error().kind == core::ErrorKind::InvalidInput);
}

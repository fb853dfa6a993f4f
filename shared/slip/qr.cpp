#include "shared/slip/qr.h"

#include <algorithm>
#include <exception>
#include <string>

#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>

namespace accueil::slip {

namespace {

// The writer's own scale of 0 … 8, on which two steps are one QR level.
int writer_level(QrStrength strength) {
    switch (strength) {
    case QrStrength::Low: return 1;
    case QrStrength::Medium: return 3;
    case QrStrength::Quartile: return 5;
    }
    return 3;
}

} // namespace

core::Result<Qr> make_qr(std::string_view text, QrStrength strength) {
    if (text.empty()) return core::fail(core::ErrorKind::InvalidInput, "empty QR code");
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(0).setEccLevel(writer_level(strength));
        // Plain ASCII goes without an ECI header, which some old readers show as noise.
        if (!std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
            writer.setEncoding(ZXing::CharacterSet::UTF8);
        const ZXing::BitMatrix matrix = writer.encode(std::string(text), 0, 0);
        Qr qr{.size = matrix.width(), .modules = {}};
        qr.modules.reserve(static_cast<std::size_t>(matrix.width()) * static_cast<std::size_t>(matrix.height()));
        for (int y = 0; y < matrix.height(); ++y)
            for (int x = 0; x < matrix.width(); ++x) qr.modules.push_back(matrix.get(x, y));
        return qr;
    } catch (const std::exception&) {
        return core::fail(core::ErrorKind::InvalidInput, "too long for a QR code: " + std::to_string(text.size()));
    }
}

} // namespace accueil::slip

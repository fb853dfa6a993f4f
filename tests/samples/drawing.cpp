#include "tests/samples/drawing.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <algorithm>

namespace accueil::samples {

namespace {

using scanning::Frame;
using scanning::Symbology;

constexpr int linear_height = 40; // modules

// The part with black modules in it.
Frame trimmed(const ZXing::BitMatrix& bits) {
    int left = bits.width(), top = bits.height(), right = 0, bottom = 0;
    for (int y = 0; y < bits.height(); ++y)
        for (int x = 0; x < bits.width(); ++x)
            if (bits.get(x, y)) {
                left = std::min(left, x), right = std::max(right, x + 1);
                top = std::min(top, y), bottom = std::max(bottom, y + 1);
            }
    Frame frame(right - left, bottom - top);
    for (int y = 0; y < frame.height(); ++y)
        for (int x = 0; x < frame.width(); ++x) frame.row(y)[x] = bits.get(left + x, top + y) ? 0 : 255;
    return frame;
}

} // namespace

Frame draw(Symbology symbology, const std::string& payload) {
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormatFromString(name(symbology)));
    writer.setEncoding(ZXing::CharacterSet::ISO8859_1).setMargin(0);
    const bool linear = scanning::linear_symbologies.has(symbology);
    return trimmed(writer.encode(payload, 1, linear ? linear_height : 1));
}

Frame enlarged(const Frame& code, int factor, int margin) {
    Frame out(code.width() * factor + 2 * margin, code.height() * factor + 2 * margin);
    const auto view = code.view();
    for (int y = 0; y < out.height(); ++y)
        for (int x = 0; x < out.width(); ++x) {
            const int u = (x - margin) / factor, v = (y - margin) / factor;
            const bool inside = x >= margin && y >= margin && u < code.width() && v < code.height();
            out.row(y)[x] = inside ? view.row(v)[u] : 255;
        }
    return out;
}

} // namespace accueil::samples

#include "shared/scanning/decode.h"

#include <ZXing/ReadBarcode.h>
#include <ZXing/Version.h>
#include <exception>

namespace accueil::scanning {

namespace {

// Version 3 tells the variant of a code in format() and the family in symbology(); version 2 has only the first.
ZXing::BarcodeFormat family(const ZXing::Barcode& barcode) {
#if ZXING_VERSION_MAJOR >= 3
    return barcode.symbology();
#else
    return barcode.format();
#endif
}

// Our names are the library's written forms (code.cpp), in every version of it.
ZXing::BarcodeFormat format(Symbology symbology) { return ZXing::BarcodeFormatFromString(name(symbology)); }

// The sets are bit masks in version 2 and lists in version 3; both know the written form.
ZXing::BarcodeFormats formats(Symbologies wanted) {
    std::string list;
    for (const auto symbology : every_symbology)
        if (wanted.has(symbology)) list.append(list.empty() ? "" : "|").append(name(symbology));
    return ZXing::BarcodeFormatsFromString(list);
}

ZXing::ReaderOptions options(const Effort& effort) {
    ZXing::ReaderOptions o;
    o.setFormats(formats(effort.symbologies));
    o.setTryHarder(effort.hard);
    o.setTryRotate(effort.rotate);
    o.setTryInvert(effort.invert);
    o.setTryDownscale(effort.downscale);
    o.setBinarizer(effort.binarizer == Binarizer::Local ? ZXing::Binarizer::LocalAverage
                                                        : ZXing::Binarizer::GlobalHistogram);
    o.setMinLineCount(static_cast<std::uint8_t>(effort.lines));
    o.setMaxNumberOfSymbols(static_cast<std::uint8_t>(effort.most));
    o.setTextMode(ZXing::TextMode::Plain);
    return o;
}

std::optional<Symbology> symbology_of(const ZXing::Barcode& barcode) {
    for (const auto symbology : every_symbology)
        if (family(barcode) == format(symbology)) return symbology;
    return std::nullopt;
}

Quad quad_of(const ZXing::Barcode& barcode) {
    Quad quad;
    for (int i = 0; i < 4; ++i) {
        const auto corner = barcode.position()[i];
        quad[static_cast<std::size_t>(i)] = {static_cast<float>(corner.x), static_cast<float>(corner.y)};
    }
    return quad;
}

Code converted(const ZXing::Barcode& barcode, Symbology symbology) {
    const auto& bytes = barcode.bytes();
    return {symbology, core::Bytes(bytes.begin(), bytes.end()), barcode.text(), quad_of(barcode)};
}

// A Code 39 carries no check character, so a short one is what noise and stripes of a garment look like.
bool plausible(const Code& code) {
    constexpr std::size_t shortest_code39 = 5;
    if (code.payload.empty()) return false;
    return code.symbology != Symbology::Code39 || code.payload.size() >= shortest_code39;
}

void add(Look& look, const ZXing::Barcode& barcode) {
    const auto symbology = symbology_of(barcode);
    if (!symbology) return;
    if (!barcode.isValid()) {
        look.glimpses.push_back({*symbology, quad_of(barcode)});
        return;
    }
    auto code = converted(barcode, *symbology);
    if (plausible(code)) look.codes.push_back(std::move(code));
}

} // namespace

std::vector<Code> decode(ImageView image, const Effort& effort) { return look(image, effort, false).codes; }

Look look(ImageView image, const Effort& effort, bool glimpses) {
    Look out;
    if (image.empty()) return out;
    try {
        const ZXing::ImageView view(image.pixels, image.width, image.height, ZXing::ImageFormat::Lum,
                                    static_cast<int>(image.stride));
        for (const auto& barcode : ZXing::ReadBarcodes(view, options(effort).setReturnErrors(glimpses)))
            add(out, barcode);
    } catch (const std::exception&) {
        // The library throws on a few damaged codes; to us that is a frame with nothing in it.
    }
    return out;
}

std::string decoder_version() {
    return "ZXing-cpp " + std::to_string(ZXING_VERSION_MAJOR) + "." + std::to_string(ZXING_VERSION_MINOR) + "." +
           std::to_string(ZXING_VERSION_PATCH);
}

} // namespace accueil::scanning

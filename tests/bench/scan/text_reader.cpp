#include "tests/bench/scan/text_reader.h"

#include <algorithm>
#include <sstream>
#include <vector>

#if __has_include(<tesseract/baseapi.h>)
#include <tesseract/baseapi.h>

namespace accueil::bench {

namespace {

constexpr std::size_t shortest_line = 24; // of a zone's 30, with some characters lost

} // namespace

struct TextReader::Parts {
    tesseract::TessBaseAPI api;
};

TextReader::TextReader() : parts_(std::make_unique<Parts>()) {
    if (parts_->api.Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY) != 0) {
        parts_.reset();
        return;
    }
    parts_->api.SetVariable("tessedit_char_whitelist", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<");
    parts_->api.SetVariable("debug_file", "/dev/null");
    parts_->api.SetPageSegMode(tesseract::PSM_AUTO);
}

TextReader::~TextReader() = default;

std::string TextReader::zone(const scanning::ImageView& picture) {
    parts_->api.SetImage(picture.pixels, picture.width, picture.height, 1, static_cast<int>(picture.stride));
    const std::unique_ptr<char[]> text(parts_->api.GetUTF8Text());
    std::vector<std::string> lines;
    std::istringstream all(text ? text.get() : "");
    for (std::string line; std::getline(all, line);) {
        std::erase(line, ' ');
        if (line.size() >= shortest_line) lines.push_back(line);
    }
    // A card's zone has three lines of 30, all others have two.
    const std::size_t wanted = !lines.empty() && lines.back().size() < 33 ? 3 : 2;
    std::string zone;
    for (auto i = lines.size() - std::min(lines.size(), wanted); i < lines.size(); ++i) zone += lines[i] + '\n';
    return zone;
}

} // namespace accueil::bench

#else

namespace accueil::bench {

struct TextReader::Parts {};
TextReader::TextReader() = default;
TextReader::~TextReader() = default;
std::string TextReader::zone(const scanning::ImageView&) { return {}; }

} // namespace accueil::bench

#endif

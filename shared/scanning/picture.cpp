#include "shared/scanning/picture.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "shared/scanning/picture_formats.h"

namespace accueil::scanning {

namespace {

using core::ErrorKind;

bool starts_with(core::BytesView bytes, std::string_view magic, std::size_t at = 0) {
    return bytes.size() >= at + magic.size() &&
           std::equal(magic.begin(), magic.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

// The header of a PGM: numbers between blanks and comments.
class PgmHeader {
  public:
    explicit PgmHeader(core::BytesView bytes) : bytes_(bytes) {}

    std::optional<int> number() {
        skip_blanks();
        const auto* begin = reinterpret_cast<const char*>(bytes_.data());
        int value = 0;
        const auto [end, error] = std::from_chars(begin + at_, begin + bytes_.size(), value);
        if (error != std::errc{} || value < 0) return std::nullopt;
        at_ = static_cast<std::size_t>(end - begin);
        return value;
    }
    // Exactly one blank stands between the header and the pixels.
    core::BytesView pixels() const { return at_ + 1 > bytes_.size() ? core::BytesView{} : bytes_.subspan(at_ + 1); }

  private:
    void skip_blanks() {
        bool comment = false;
        for (; at_ < bytes_.size(); ++at_) {
            const auto c = bytes_[at_];
            if (c == '#') comment = true;
            const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!comment && !blank) return;
            if (c == '\n') comment = false;
        }
    }
    core::BytesView bytes_;
    std::size_t at_ = 2;
};

core::Result<Frame> read_pgm(core::BytesView bytes) {
    PgmHeader header(bytes);
    const auto width = header.number(), height = header.number(), brightest = header.number();
    if (!width || !height || !brightest || *brightest < 1 || *brightest > 255)
        return core::fail(ErrorKind::InvalidInput, "PGM header");
    if (auto bounded = check_size(*width, *height); !bounded) return std::unexpected(bounded.error());
    const auto pixels = header.pixels();
    Frame frame(*width, *height);
    const auto row_bytes = static_cast<std::size_t>(*width);
    if (pixels.size() < row_bytes * static_cast<std::size_t>(*height))
        return core::fail(ErrorKind::InvalidInput, "PGM cut short");
    for (int y = 0; y < *height; ++y) {
        const auto line = pixels.subspan(static_cast<std::size_t>(y) * row_bytes, row_bytes);
        std::transform(line.begin(), line.end(), frame.row(y), [&](int value) {
            return static_cast<std::uint8_t>(std::min(value, *brightest) * 255 / *brightest);
        });
    }
    return frame;
}

} // namespace

core::Result<void> check_size(std::int64_t width, std::int64_t height) {
    if (width <= 0 || height <= 0) return core::fail(ErrorKind::InvalidInput, "picture without pixels");
    if (width > most_picture_side || height > most_picture_side || width * height > most_picture_pixels)
        return core::fail(ErrorKind::Refused, "picture too large");
    return {};
}

core::Result<Frame> read_picture(core::BytesView bytes) {
    if (bytes.size() > most_picture_bytes) return core::fail(ErrorKind::Refused, "picture file too large");
    if (starts_with(bytes, "\x89PNG\r\n\x1a\n")) return read_png(bytes);
    if (starts_with(bytes, "\xff\xd8\xff")) return read_jpeg(bytes);
    if (starts_with(bytes, "RIFF") && starts_with(bytes, "WEBP", 8)) return read_webp(bytes);
    if (starts_with(bytes, "P5")) return read_pgm(bytes);
    return core::fail(ErrorKind::Unsupported, "neither PNG, JPEG, WebP nor PGM");
}

core::Result<Frame> load_picture(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return core::fail(ErrorKind::NotFound, "no such picture file");
    if (std::filesystem::file_size(file, error) > most_picture_bytes)
        return core::fail(ErrorKind::Refused, "picture file too large");
    std::ifstream in(file, std::ios::binary);
    const core::Bytes bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in.eof() && in.fail()) return core::fail(ErrorKind::Unavailable, "picture file can't be read");
    return read_picture(bytes);
}

} // namespace accueil::scanning

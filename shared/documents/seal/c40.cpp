#include "shared/documents/seal/c40.h"

#include "shared/documents/text.h"

namespace accueil::documents::seal {

namespace {

using core::ErrorKind;
using core::fail;

constexpr std::uint8_t unlatch = 0xFE; // one character in ASCII follows, plus one

// 0 (shift 1) only pads the last group; 1 and 2 open other sets.
char character(int value) {
    if (value == 3) return '<';
    if (value >= 4 && value <= 13) return static_cast<char>('0' + value - 4);
    if (value >= 14 && value <= 39) return static_cast<char>('A' + value - 14);
    return 0;
}

int value(char c) {
    if (c == '<' || c == ' ') return 3;
    if (is_digit(c)) return c - '0' + 4;
    if (is_upper(c)) return c - 'A' + 14;
    return -1;
}

} // namespace

core::Result<std::string> from_c40(core::BytesView bytes) {
    if (bytes.size() % 2 != 0) return fail(ErrorKind::InvalidInput, "seal: C40 of an odd size");
    std::string text;
    text.reserve(bytes.size() / 2 * 3);
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        if (bytes[i] == unlatch) {
            const char c = static_cast<char>(bytes[i + 1] - 1);
            if (value(c) < 0) return fail(ErrorKind::InvalidInput, "seal: C40 outside of the basic set");
            text += c == ' ' ? '<' : c;
            continue;
        }
        const int group = (bytes[i] << 8 | bytes[i + 1]) - 1;
        for (const int v : {group / 1600, group / 40 % 40, group % 40}) {
            if (v == 0) continue;
            const char c = group < 0 || v > 39 ? char{0} : character(v);
            if (c == 0) return fail(ErrorKind::InvalidInput, "seal: C40 outside of the basic set");
            text += c;
        }
    }
    return text;
}

core::Result<core::Bytes> to_c40(std::string_view text) {
    core::Bytes bytes;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const auto rest = text.size() - i;
        int v[3] = {0, 0, 0};
        for (std::size_t j = 0; j < 3 && j < rest; ++j)
            if ((v[j] = value(text[i + j])) < 0) return fail(ErrorKind::InvalidInput, "seal: no C40 for a character");
        if (rest == 1) {
            bytes.push_back(unlatch);
            bytes.push_back(static_cast<std::uint8_t>((text[i] == '<' ? ' ' : text[i]) + 1));
            continue;
        }
        const int group = v[0] * 1600 + v[1] * 40 + v[2] + 1;
        bytes.push_back(static_cast<std::uint8_t>(group >> 8));
        bytes.push_back(static_cast<std::uint8_t>(group & 0xFF));
    }
    return bytes;
}

} // namespace accueil::documents::seal

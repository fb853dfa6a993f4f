#include "shared/documents/code/base32.h"

#include "shared/documents/text.h"

namespace accueil::documents::code {

namespace {

int value(char c) {
    if (is_upper(c)) return c - 'A';
    if (is_lower(c)) return c - 'a';
    if (c >= '2' && c <= '7') return c - '2' + 26;
    return -1;
}

} // namespace

std::string to_base32(core::BytesView bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    text.reserve((bytes.size() * 8 + 4) / 5);
    std::uint32_t group = 0;
    int bits = 0;
    for (const auto byte : bytes) {
        group = group << 8 | byte;
        for (bits += 8; bits >= 5; bits -= 5) text += digits[group >> (bits - 5) & 31];
        group &= 0xFF;
    }
    if (bits > 0) text += digits[group << (5 - bits) & 31];
    return text;
}

core::Result<core::Bytes> from_base32(std::string_view text) {
    core::Bytes bytes;
    bytes.reserve(text.size() * 5 / 8);
    std::uint32_t group = 0;
    int bits = 0;
    for (const char c : text) {
        const int digit = value(c);
        if (digit < 0) return core::fail(core::ErrorKind::InvalidInput, "not a base32 digit");
        group = (group << 5 | static_cast<std::uint32_t>(digit)) & 0x1FFF;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(group >> bits & 0xFF));
        }
    }
    if (bits >= 5 || (group & ((1U << bits) - 1)) != 0)
        return core::fail(core::ErrorKind::InvalidInput, "base32 of an impossible length");
    return bytes;
}

} // namespace accueil::documents::code

// The few questions that every reader of document text asks of a character, independent of any locale.
#pragma once

#include <string>
#include <string_view>

namespace accueil::documents {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

// A decimal number of one to nine digits; -1 when it is anything else.
[[nodiscard]] constexpr int number(std::string_view text) {
    if (text.empty() || text.size() > 9) return -1;
    int value = 0;
    for (const char c : text) {
        if (!is_digit(c)) return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

[[nodiscard]] constexpr bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

// Records are meant to be ASCII; an accented letter that an airline lets through is one byte of Latin-1.
[[nodiscard]] inline std::string utf8_of_latin1(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) result += static_cast<char>(0xC0 | byte >> 6);
        result += static_cast<char>(byte >= 0x80 ? 0x80 | (byte & 0x3F) : byte);
    }
    return result;
}

// What substr would give, and an empty view instead of an exception behind the end.
[[nodiscard]] constexpr std::string_view part(std::string_view text, std::size_t at, std::size_t size) {
    return at < text.size() ? text.substr(at, size) : std::string_view();
}

} // namespace accueil::documents

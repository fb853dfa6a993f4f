// The few questions that every reader of document text asks of a character, independent of any locale.
#pragma once

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

// What substr would give, and an empty view instead of an exception behind the end.
[[nodiscard]] constexpr std::string_view part(std::string_view text, std::size_t at, std::size_t size) {
    return at < text.size() ? text.substr(at, size) : std::string_view();
}

} // namespace accueil::documents

#include "kiosk/journey/letters.h"

#include <algorithm>
#include <cstdint>

namespace accueil::journey {

namespace {

// The length of the sequence that a lead byte announces; 0 when it is none.
std::size_t announced(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

bool is_mark(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x065F) || (c >= 0x093A && c <= 0x094D && c != 0x093D);
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E); }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

} // namespace

std::u32string code_points(std::string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto length = announced(lead);
        if (length == 0 || i + length > text.size()) {
            ++i;
            continue;
        }
        char32_t value = length == 1 ? lead : lead & (0x7FU >> length);
        bool whole = true;
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            whole = whole && (next & 0xC0U) == 0x80U;
            value = (value << 6U) | (next & 0x3FU);
        }
        if (whole) out.push_back(value);
        i += whole ? length : 1;
    }
    return out;
}

std::string utf8(std::u32string_view text) {
    std::string out;
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    for (const char32_t c : text) {
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0U | (c >> 6U));
            put(0x80U | (c & 0x3FU));
        } else if (c < 0x10000) {
            put(0xE0U | (c >> 12U));
            put(0x80U | ((c >> 6U) & 0x3FU));
            put(0x80U | (c & 0x3FU));
        } else {
            put(0xF0U | (c >> 18U));
            put(0x80U | ((c >> 12U) & 0x3FU));
            put(0x80U | ((c >> 6U) & 0x3FU));
            put(0x80U | (c & 0x3FU));
        }
    }
    return out;
}

void erase_letter(std::string& text) {
    auto letters = code_points(text);
    while (letters.size() > 1 && is_mark(letters.back())) letters.pop_back();
    if (!letters.empty()) letters.pop_back();
    text = utf8(letters);
}

void append_letters(std::string& text, std::string_view typed, std::size_t most) {
    auto letters = code_points(text);
    for (const char32_t c : code_points(typed)) {
        if (letters.size() < most && !is_control(c)) letters.push_back(c);
    }
    text = utf8(letters);
}

std::string trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return std::string(text);
}

} // namespace accueil::journey

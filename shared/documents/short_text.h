// Text of a fixed field of a travel document: at most N bytes, held in place, so that reading one allocates nothing.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/documents/text.h"

namespace accueil::documents {

// Empty stands for both "cut off before this field" and "blank": no reader of a document may tell them apart.
template<std::size_t N>
class ShortText {
    static_assert(N > 0 && N < 256);

  public:
    constexpr ShortText() = default;
    // Keeps the first N bytes.
    constexpr explicit(false) ShortText(std::string_view text) {
        size_ = static_cast<std::uint8_t>(text.size() < N ? text.size() : N);
        std::char_traits<char>::copy(bytes_.data(), text.data(), size_);
    }
    constexpr explicit(false) ShortText(const char* text) : ShortText(std::string_view(text)) {}
    explicit(false) ShortText(const std::string& text) : ShortText(std::string_view(text)) {}

    // Becomes the field of N bytes that begins at `at`, without the blanks around it; what the end of the section cuts
    // off is not there. In place and whole before it is trimmed: a copy of a known size is an instruction or two, and a
    // record has eighty fields.
    constexpr void take(std::string_view section, std::size_t at) {
        if (section.size() < at + N || is_blank(section[at])) {
            *this = trimmed(part(section, at, N));
            return;
        }
        const char* field = section.data() + at;
        std::char_traits<char>::copy(bytes_.data(), field, N);
        std::size_t size = N;
        while (is_blank(field[size - 1])) --size; // ends at the first byte at the latest
        size_ = static_cast<std::uint8_t>(size);
    }

    [[nodiscard]] constexpr std::string_view view() const { return {bytes_.data(), size_}; }
    [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
    [[nodiscard]] std::string text() const { return std::string(view()); }
    constexpr explicit(false) operator std::string_view() const { return view(); }
    constexpr bool operator==(const ShortText& other) const { return view() == other.view(); }

  private:
    std::array<char, N> bytes_{};
    std::uint8_t size_ = 0;
};

} // namespace accueil::documents

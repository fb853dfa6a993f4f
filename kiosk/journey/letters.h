// UTF-8, letter by letter, as far as typing needs it. Internal to this folder.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace accueil::journey {

// Code points; malformed bytes are left out. What is typed comes from our own keyboard and from scanners.
[[nodiscard]] std::u32string code_points(std::string_view utf8);
[[nodiscard]] std::string utf8(std::u32string_view code_points);

// Removes the last letter, with the marks that stand on it.
void erase_letter(std::string& text);

// Appends what fits within `most` code points; control characters never.
void append_letters(std::string& text, std::string_view typed, std::size_t most);

[[nodiscard]] std::string trimmed(std::string_view text);

} // namespace accueil::journey

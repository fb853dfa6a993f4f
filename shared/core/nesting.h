// How deep a JSON text is nested, told before it is parsed. Copying, writing and comparing JSON go down level by level
// on the stack, so a text of a hundred thousand brackets would end the program that looks at it.
#pragma once

#include <cstddef>
#include <string_view>

namespace accueil::core {

// What we say ourselves, and the documents that we read, need less than half of it.
inline constexpr std::size_t deepest_json = 32;

// Whether there are more levels of arrays and objects than this. Exact for what is JSON; of anything else the parser
// says that it is none.
[[nodiscard]] bool nests_deeper(std::string_view json, std::size_t levels = deepest_json);

} // namespace accueil::core

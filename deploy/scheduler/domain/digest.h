// SHA-256, lower-case hex.
#pragma once

#include <string>
#include <string_view>

namespace accueil::scheduler {

[[nodiscard]] std::string sha256(std::string_view text);

} // namespace accueil::scheduler

// Which airports are in Canada, as far as passengers to Montréal connect there.
#pragma once

#include <string_view>

namespace accueil::documents {

// IATA code. Not every code with a Y is Canadian (YUM is in Arizona, YNT in China), so this is a list.
[[nodiscard]] bool is_canadian_airport(std::string_view code);

} // namespace accueil::documents

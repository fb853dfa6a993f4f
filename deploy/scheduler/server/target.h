// The request target of RFC 9112 section 3.2.1 (origin form), taken apart.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/error.h"

namespace accueil::scheduler::server {

struct Target {
    std::string path;
    std::map<std::string, std::string> query;
};

// Error: InvalidInput for anything but origin form, bad percent-encoding or control characters.
[[nodiscard]] core::Result<Target> parse_target(std::string_view text);

// "/v1/bookings/abc" → {"v1", "bookings", "abc"}.
[[nodiscard]] std::vector<std::string_view> segments(std::string_view path);

} // namespace accueil::scheduler::server

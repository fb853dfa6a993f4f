// gzip (RFC 1952) for bodies in both directions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/core/error.h"

namespace accueil::scheduler::server {

[[nodiscard]] std::string compress(std::string_view clear);

// Errors: InvalidInput for a broken stream, Full when more than `limit` bytes would come out of it.
[[nodiscard]] core::Result<std::string> decompress(std::string_view compressed, std::size_t limit);

} // namespace accueil::scheduler::server

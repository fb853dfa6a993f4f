// What a call of the protocol ends in: its value, or the problem that the other side is told.
#pragma once

#include <expected>
#include <string>

#include "shared/wire/messages.h"

namespace accueil::scheduler {

template<class T>
using Answer = std::expected<T, wire::Problem>;

[[nodiscard]] inline std::unexpected<wire::Problem> refuse(int status, std::string type, std::string detail) {
    return std::unexpected(wire::Problem{std::move(type), std::move(detail), status, {}, {}});
}

} // namespace accueil::scheduler

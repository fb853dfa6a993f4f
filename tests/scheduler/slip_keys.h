// What a terminal of the tests signs its slips with: a key made from its name.
#pragma once

#include <algorithm>
#include <array>
#include <string>

#include "shared/documents/code/code.h"

namespace accueil::scheduler::test {

[[nodiscard]] inline documents::code::SigningKey slip_key(const std::string& terminal) {
    std::array<std::uint8_t, 32> seed{};
    std::ranges::copy(terminal.substr(0, seed.size()), seed.begin());
    return documents::code::SigningKey::from_seed(terminal, seed);
}

[[nodiscard]] inline core::Bytes slip_public_key(const std::string& terminal) {
    const auto key = slip_key(terminal).public_key().key;
    return {key.begin(), key.end()};
}

} // namespace accueil::scheduler::test

#include "shared/core/random.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace accueil::core {

void SystemRandom::fill(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const auto got = ::getrandom(bytes.data(), bytes.size(), 0);
        if (got < 0) {
            if (errno == EINTR) continue;
            std::abort(); // A kiosk without randomness must not make keys or ids.
        }
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

std::uint64_t below(Random& random, std::uint64_t bound) {
    // Values of the last, incomplete stretch are drawn again, so each result is equally likely.
    const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() / bound * bound;
    for (;;) {
        std::uint64_t value = 0;
        random.fill(std::as_writable_bytes(std::span{&value, 1}));
        if (value < limit) return value % bound;
    }
}

std::string uuid_v7(Random& random, Instant now) {
    std::array<std::byte, 16> id;
    random.fill(id);
    const auto millis = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (int i = 0; i < 6; ++i) id[static_cast<std::size_t>(i)] = static_cast<std::byte>(millis >> (40 - 8 * i));
    id[6] = (id[6] & std::byte{0x0F}) | std::byte{0x70};
    id[8] = (id[8] & std::byte{0x3F}) | std::byte{0x80};
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < id.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += digits[std::to_integer<unsigned>(id[i]) >> 4];
        text += digits[std::to_integer<unsigned>(id[i]) & 15];
    }
    return text;
}

} // namespace accueil::core

#include "shared/booking/booking.h"

namespace accueil::booking {

std::string short_reference(const core::BookingId& id) {
    // 32 signs: no I, L, O, U, which are taken for 1, 1, 0 and V when read aloud or from a worn slip.
    constexpr std::string_view signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    // The last 40 bits of a UUIDv7 are random whatever the clock said.
    std::uint64_t bits = 0;
    for (const char c : id.value) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit >= 0) bits = bits << 4 | static_cast<std::uint64_t>(digit);
    }
    std::string text;
    for (int i = 0; i < 8; ++i) {
        if (i == 4) text += '-';
        text += signs[bits >> (35 - 5 * i) & 31];
    }
    return text;
}

} // namespace accueil::booking

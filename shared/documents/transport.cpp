#include "shared/documents/transport.h"

#include "shared/documents/text.h"

namespace accueil::documents {

namespace {

constexpr std::uint8_t soh = 0x01, stx = 0x02, etx = 0x03, eot = 0x04;

// "]", a letter for the symbology, a modifier.
bool has_aim_prefix(core::BytesView payload) {
    if (payload.size() < 3 || payload[0] != ']') return false;
    const char symbology = static_cast<char>(payload[1]), modifier = static_cast<char>(payload[2]);
    return (is_upper(symbology) || is_lower(symbology)) &&
           (is_digit(modifier) || is_upper(modifier) || is_lower(modifier));
}

} // namespace

bool is_transport(std::uint8_t byte) {
    return byte == soh || byte == stx || byte == etx || byte == eot || byte == '\t' || byte == '\r' || byte == '\n' ||
           byte == 0;
}

core::BytesView without_prefix(core::BytesView payload) {
    while (!payload.empty() && is_transport(payload.front())) payload = payload.subspan(1);
    if (has_aim_prefix(payload)) payload = payload.subspan(3);
    while (!payload.empty() && is_transport(payload.front())) payload = payload.subspan(1);
    return payload;
}

core::BytesView without_transport(core::BytesView payload) {
    payload = without_prefix(payload);
    while (!payload.empty() && is_transport(payload.back())) payload = payload.first(payload.size() - 1);
    return payload;
}

} // namespace accueil::documents

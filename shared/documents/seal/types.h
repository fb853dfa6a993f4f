// The kinds of document that seals are known for: feature reference and type category (BSI TR-03137 part 1 profiles,
// TR-03171), and the tag under which such a seal holds a machine-readable zone.
#pragma once

#include <cstdint>
#include <string_view>

namespace accueil::documents::seal {

struct Type {
    std::uint8_t feature_ref, type_cat;
    std::string_view name;
    std::uint8_t mrz_tag; // 0: none
};

inline constexpr Type types[] = {
    {0x01, 0xC8, "ADMINISTRATIVE_DOCUMENTS_V8", 0},
    {0x01, 0xC9, "ADMINISTRATIVE_DOCUMENTS_V9", 0},
    {0x5D, 0x01, "VISA", 0x02}, // an MRV-B; an MRV-A stands under 0x01, see zone() in read.cpp
    {0x5E, 0x03, "EMERGENCY_TRAVEL_DOCUMENT", 0x02},
    {0xF8, 0x0A, "ADDRESS_STICKER_PASSPORT", 0},
    {0xF9, 0x08, "ADDRESS_STICKER_ID", 0},
    {0xF9, 0x0C, "ADDRESS_STICKER_RP", 0},
    {0xFA, 0x06, "SUPPLEMENTARY_SHEET", 0x04},
    {0xFB, 0x06, "RESIDENCE_PERMIT", 0x02},
    {0xFC, 0x04, "SOCIAL_INSURANCE_CARD", 0},
    {0xFD, 0x02, "ARRIVAL_ATTESTATION", 0x02},
};

inline constexpr Type unknown_type{0, 0, "UNKNOWN", 0};

[[nodiscard]] constexpr const Type& type(std::uint8_t feature_ref, std::uint8_t type_cat) {
    for (const auto& one : types)
        if (one.feature_ref == feature_ref && one.type_cat == type_cat) return one;
    return unknown_type;
}

} // namespace accueil::documents::seal

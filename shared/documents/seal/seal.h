// A visible digital seal (ICAO Doc 9303 part 13, BSI TR-03137) as it was read. Plain value; may hold personal data.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/bytes.h"

namespace accueil::documents {

struct SealFeature {
    std::uint8_t tag = 0;
    core::Bytes value;

    bool operator==(const SealFeature&) const = default;
};

struct Seal {
    int raw_version = 0;         // the byte in the header: 2 or 3
    std::string issuing_country; // "D", "UTO"
    std::string signer_id;       // country and name of the signer: "DETS"
    std::string cert_ref;        // as written: "00027"
    std::string signer_cert_ref; // signer and serial number without leading zeros: "DETS27"
    std::chrono::year_month_day issuing_date{}, signature_date{};
    std::uint8_t feature_ref = 0, type_cat = 0;
    std::string_view document_type;    // "VISA" …, "UNKNOWN"; a literal
    std::vector<SealFeature> features; // in their order, without the signature
    std::vector<std::string> mrz;      // the lines, when the seal holds a zone
    bool is_signed = false;
    std::optional<bool> signature_valid; // none without the signer's certificate

    bool operator==(const Seal&) const = default;
};

} // namespace accueil::documents

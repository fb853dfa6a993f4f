// Header and features of a seal: where they lie. Doc 9303-13 sections 2.3 (header), 2.4 (messages), 2.5 (signature).
#pragma once

#include <string>
#include <vector>

#include "shared/core/bytes.h"

namespace accueil::documents::seal {

constexpr std::uint8_t magic = 0xDC;

struct Header {
    std::uint8_t raw_version = 0;
    core::BytesView country;
    std::string signer_id, cert_ref;
    core::BytesView issuing_date, signature_date; // three bytes each
    std::uint8_t feature_ref = 0, type_cat = 0;
    std::size_t size = 0; // of the header
};

// Errors: InvalidInput when it is cut or not as it should be; Unsupported for another version.
[[nodiscard]] core::Result<Header> header(core::BytesView seal);

struct Tlv {
    std::uint8_t tag = 0;
    core::BytesView value;
    std::size_t at = 0; // of the tag
};

// Tag, DER length, value. Error: InvalidInput when one reaches behind the end, or for an indefinite length.
[[nodiscard]] core::Result<std::vector<Tlv>> tlvs(core::BytesView bytes);

} // namespace accueil::documents::seal

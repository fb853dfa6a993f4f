// A visible digital seal for non-constrained environments (ICAO Technical Report VDS-NC): a JSON object in a QR code.
// Plain value; holds personal data.
#pragma once

#include <optional>
#include <string>

namespace accueil::documents {

struct VdsNc {
    std::string type;    // "icao.vacc", "icao.test"
    std::string version; // a number, as text
    std::string issuer;  // three letters
    std::string id;      // of the certificate
    std::string name, dob, doc_number;
    std::optional<bool> signature_valid; // none when no trusted certificate stands behind the signer's

    bool operator==(const VdsNc&) const = default;
};

} // namespace accueil::documents

// What a scanned payload turned out to be.
#pragma once

#include <variant>

#include "shared/documents/bcbp/boarding_pass.h"
#include "shared/documents/code/codes.h"
#include "shared/documents/mrz/mrz.h"
#include "shared/documents/reference/reference.h"
#include "shared/documents/seal/seal.h"
#include "shared/documents/vdsnc/vds_nc.h"

namespace accueil::documents {

// Nothing that this product knows: a loyalty card, a web address, a parcel label.
struct Unknown {
    bool operator==(const Unknown&) const = default;
};

using Document = std::variant<BoardingPass, Mrz, Seal, VdsNc, Invitation, Slip, StaffBadge, Reference, Unknown>;

// The stable name of the alternative: "boarding_pass", "mrz" … as in the JSON of accueilctl.
[[nodiscard]] std::string_view kind(const Document& document);

} // namespace accueil::documents

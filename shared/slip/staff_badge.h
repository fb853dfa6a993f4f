// A card for a reception agent: the code that opens the question for the PIN, and nothing that tells a finder how to go
// on. French, as all that is for the staff.
#pragma once

#include <string>

#include "shared/core/bytes.h"
#include "shared/slip/layout.h"

namespace accueil::slip {

struct StaffBadgeCard {
    std::string alias;  // "R12", never a name
    std::string number; // of this very badge, to name it when it is lost
    std::string code;   // our own signed code
    core::Instant issued_at;
    std::filesystem::path logo;
};

// 85.6 × 54 mm, the size of a bank card (ISO/IEC 7810 ID-1). Errors: as those of a slip.
[[nodiscard]] core::Result<core::Bytes> to_pdf(const StaffBadgeCard& card, const text::Catalogues& catalogues,
                                               text::Typesetter& typesetter);

} // namespace accueil::slip

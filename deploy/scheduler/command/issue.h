// `accueil-scheduler letter`, `badge` and `revoke-badge`: registered in the database, signed, laid out as a PDF.
#pragma once

#include <filesystem>
#include <string>

#include "deploy/scheduler/command/service.h"
#include "shared/documents/code/codes.h"

namespace accueil::scheduler {

struct Issue {
    std::filesystem::path output;    // of the PDF; its folder is there
    std::filesystem::path logo = {}; // PNG of the operator
    bool a4 = false;                 // else Letter
    std::string reason;              // for the audit
};

// Both return the text of the code, for whoever sends it on by other means than the PDF. Errors: Refused, with what is
// wrong with the order; Unavailable when the file can't be written.
[[nodiscard]] core::Result<std::string> issue_letter(Service& service, const documents::Invitation& letter,
                                                     const Issue& issue, core::Instant now);
struct BadgeText {
    std::string number;
    std::string code;
};
[[nodiscard]] core::Result<BadgeText> issue_badge(Service& service, const core::StaffId& staff, const Issue& issue,
                                                  core::Instant now);

[[nodiscard]] core::Result<void> revoke_badge(Service& service, const std::string& number, const std::string& reason);

} // namespace accueil::scheduler

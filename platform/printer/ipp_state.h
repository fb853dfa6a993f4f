// What an IPP printer says of itself (RFC 8011 section 5.4.12 and the IANA registry of printer-state-reasons), as the
// few states that matter at a kiosk. Pure.
#pragma once

#include <span>
#include <string>

#include "platform/printer/printer.h"

namespace accueil::platform {

enum class IppActivity : std::uint8_t { Idle, Processing, Stopped }; // printer-state 3, 4, 5

struct IppStatus {
    IppActivity activity = IppActivity::Idle;
    bool accepting = true;            // printer-is-accepting-jobs
    std::vector<std::string> reasons; // keywords, with or without -report, -warning, -error
};

// `one_tray`: the printer has a single roll or tray, so that "media-empty" of any severity means it. A printer with
// several says media-empty-warning for a tray that nobody uses; there only the error counts.
[[nodiscard]] PrinterState state_of(const IppStatus& status, bool one_tray);

} // namespace accueil::platform

#include "platform/printer/ipp_state.h"

#include <algorithm>
#include <string_view>

namespace accueil::platform {

namespace {

struct Reason {
    std::string_view keyword;
    bool error; // no suffix means error (RFC 8011 section 5.4.12)
};

Reason split(std::string_view text) {
    for (const std::string_view suffix : {"-report", "-warning"})
        if (text.ends_with(suffix)) return {text.substr(0, text.size() - suffix.size()), false};
    if (text.ends_with("-error")) text.remove_suffix(6);
    return {text, true};
}

struct Meaning {
    std::string_view keyword;
    PrinterState state;
    bool any_severity;
};

// In the order in which a person must act: close it, free it, fill it.
constexpr Meaning meanings[] = {
    {"cover-open", PrinterState::DoorOpen, true},     {"door-open", PrinterState::DoorOpen, true},
    {"interlock-open", PrinterState::DoorOpen, true}, {"media-jam", PrinterState::PaperJam, true},
    {"media-path-jam", PrinterState::PaperJam, true}, {"media-empty", PrinterState::PaperOut, false},
    {"media-needed", PrinterState::PaperOut, true},   {"input-tray-missing", PrinterState::PaperOut, false},
    {"offline", PrinterState::Offline, true},         {"shutdown", PrinterState::Offline, true},
    {"paused", PrinterState::Offline, true},          {"timed-out", PrinterState::Offline, true},
};

} // namespace

PrinterState state_of(const IppStatus& status, bool one_tray) {
    for (const auto& meaning : meanings) {
        const bool counts = std::ranges::any_of(status.reasons, [&](const std::string& text) {
            const Reason reason = split(text);
            return reason.keyword == meaning.keyword && (meaning.any_severity || one_tray || reason.error);
        });
        if (counts) return meaning.state;
    }
    if (!status.accepting) return PrinterState::Offline;
    switch (status.activity) {
    case IppActivity::Idle: return PrinterState::Ready;
    case IppActivity::Processing: return PrinterState::Printing;
    case IppActivity::Stopped: return PrinterState::Offline;
    }
    return PrinterState::Offline;
}

} // namespace accueil::platform

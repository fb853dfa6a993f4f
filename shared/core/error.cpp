#include "shared/core/error.h"

namespace accueil::core {

std::string_view name(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::InvalidInput: return "invalid-input";
    case ErrorKind::NotFound: return "not-found";
    case ErrorKind::Conflict: return "conflict";
    case ErrorKind::Refused: return "refused";
    case ErrorKind::Unavailable: return "unavailable";
    case ErrorKind::Timeout: return "timeout";
    case ErrorKind::Full: return "full";
    case ErrorKind::Corrupt: return "corrupt";
    case ErrorKind::Configuration: return "configuration";
    case ErrorKind::Unsupported: return "unsupported";
    case ErrorKind::Internal: return "internal";
    }
    return "internal";
}

} // namespace accueil::core

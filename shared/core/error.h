// Expected failures as values.
//
// Every fallible function of this project returns Result<T>. An Error names its kind (one of a closed list, so a
// screen or a staff message can be chosen by it) and a detail for the log. The detail never holds personal data:
// no name, no document number, no contact, no payload. Exceptions never cross a folder.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace accueil::core {

enum class ErrorKind {
    InvalidInput,  // foreign bytes or a person's entry that do not follow their format
    NotFound,      // the thing asked for does not exist
    Conflict,      // the state has moved on: slot gone, version too old
    Refused,       // a rule or a right says no
    Unavailable,   // network, scheduler or device not reachable now; trying again can help
    Timeout,       // no answer within the bound given
    Full,          // disk or quota exhausted
    Corrupt,       // our own stored bytes fail their check
    Configuration, // the terminal or scheduler is set up wrongly; IT staff can mend it
    Unsupported,   // well-formed, but outside of what this version knows
    Internal       // a bug of ours
};

struct Error {
    ErrorKind kind;
    std::string detail; // English, for the log and for IT staff; never personal data
};

template<class T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, std::string detail) {
    return std::unexpected(Error{kind, std::move(detail)});
}

// The stable lower-case name of a kind ("invalid-input"), as it appears in logs and in the JSON of accueilctl.
[[nodiscard]] std::string_view name(ErrorKind kind);

} // namespace accueil::core

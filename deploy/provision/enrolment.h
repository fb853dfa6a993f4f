// Makes this machine a terminal: keys are made here and never leave it, the scheduler certifies them against a one-time
// token. The identity folder appears whole or not at all.
#pragma once

#include <filesystem>
#include <string>

#include "shared/configuration/identity.h"
#include "shared/core/error.h"
#include "shared/core/id.h"
#include "shared/core/random.h"

namespace accueil::provision {

struct EnrolmentOrder {
    std::string url;                // of the scheduler, without a path
    std::string token;              // secret until used
    std::filesystem::path ca;       // the authority of the scheduler's certificate
    std::filesystem::path identity; // folder to make
    core::TerminalId expected;      // as the configuration file calls this terminal
    std::string desk;               // likewise
    bool again = false;             // replace an identity that is there
};

// Errors beside those of https.h: Conflict when an identity is there, Refused with the scheduler's reason, also when it
// certified another terminal than expected; InvalidInput for an answer that is none. Nothing is left behind by an
// error.
[[nodiscard]] core::Result<configuration::Identity> enrol(const EnrolmentOrder& order, core::Random& random);

} // namespace accueil::provision

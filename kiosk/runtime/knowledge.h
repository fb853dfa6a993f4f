// What reading a document depends on besides the document: whose signatures count, and which numbers are references.
// A value, replaced as a whole when something of it has changed.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/configuration/terminal.h"
#include "shared/core/bytes.h"
#include "shared/core/id.h"
#include "shared/documents/reference/reference.h"
#include "shared/documents/trust.h"
#include "shared/sync/identity_files.h"

namespace accueil::runtime {

struct Knowledge {
    std::vector<documents::Certificate> trust;         // of seals
    std::vector<documents::SignerKey> signers;         // of our own codes
    std::vector<documents::ReferencePattern> patterns; // empty: those of the product
    std::set<std::string> revoked_badges = {};         // of the staff, by number
};

// What the store has of it, as the scheduler sent it.
struct Learned {
    std::map<std::string, core::Bytes> signers;  // name → Ed25519 public key
    std::map<std::string, std::string> patterns; // name → form
    core::Bytes scheduler_key;                   // from the enrolment
    std::set<std::string> revoked_badges = {};   // numbers

    bool operator==(const Learned&) const = default;
};

// What the machine has of it.
struct Rooted {
    core::TerminalId terminal;
    sync::IdentityFiles files;   // of the key that signs this terminal's slips
    std::filesystem::path seals; // folder of *.der: certificates of those who seal documents
    std::vector<configuration::ReferencePattern> references; // of the configuration
};

// Reads the slip key and the certificates. A file that can't be read is left out, with a line in the log: a paper is
// then of an unknown signer, which is not the same as forged.
[[nodiscard]] Knowledge knowledge_of(const Learned& learned, const Rooted& rooted);

} // namespace accueil::runtime

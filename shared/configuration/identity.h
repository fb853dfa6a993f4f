// Who this terminal is, as the scheduler said at enrolment: a folder that only the kiosk's user can read.
//
//   ca.pem certificate.pem key.pem   for mutual TLS; renewals replace certificate.pem
//   slip.key                         Ed25519 secret key (32-byte seed, base64): signs slips
//   identity.json                    the rest
//
// The epoch and generation are those of the enrolment; the store holds the present ones.
#pragma once

#include <filesystem>
#include <string>

#include "shared/core/bytes.h"
#include "shared/core/error.h"
#include "shared/core/id.h"

namespace accueil::configuration {

struct Identity {
    core::TerminalId terminal;
    core::Epoch epoch;
    core::Generation generation;
    std::string desk;        // "international" or "domestic"
    core::Bytes sealing_key; // X25519 public key of the scheduler: personal data is sealed for it
    core::Bytes signing_key; // Ed25519 public key of the scheduler: letters are signed with it
    core::Bytes slip_key;    // Ed25519 seed of this terminal, secret

    bool operator==(const Identity&) const = default;
};

struct IdentityFiles {
    std::filesystem::path ca, certificate, key, slip_key, identity;
};
[[nodiscard]] IdentityFiles files_of(const std::filesystem::path& folder);

// NotFound before the enrolment; Corrupt when a file is there and cannot be read as what it is.
[[nodiscard]] core::Result<Identity> load_identity(const std::filesystem::path& folder);

// Makes the folder (0700) and writes identity.json and slip.key (0600), each durable before its name is there: a power
// cut leaves the old file or the new one. Unavailable or Full when the disk refuses.
[[nodiscard]] core::Result<void> store_identity(const std::filesystem::path& folder, const Identity& identity);

// The same for any small secret file, such as key.pem.
[[nodiscard]] core::Result<void> write_secret(const std::filesystem::path& file, std::string_view content);

} // namespace accueil::configuration

// Our own codes: value ↔ text. The signer and the verdict in a value that is encoded are not looked at.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "shared/core/error.h"
#include "shared/documents/code/codes.h"
#include "shared/documents/code/envelope.h"

namespace accueil::documents::code {

// Error: InvalidInput when an id is empty, too long, or the booking id no UUID.
[[nodiscard]] core::Result<std::string> encode(const Slip& slip, const SigningKey& key);
[[nodiscard]] core::Result<std::string> encode(const Invitation& invitation, const SigningKey& key);
[[nodiscard]] core::Result<std::string> encode(const StaffBadge& badge, const SigningKey& key);

using Code = std::variant<Invitation, Slip, StaffBadge>;

// Errors: InvalidInput when it is damaged; Unsupported for a kind of a later version.
[[nodiscard]] core::Result<Code> decode(std::string_view text, std::span<const SignerKey> signers);

} // namespace accueil::documents::code

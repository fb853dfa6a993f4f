// The sub-command `accueilctl document parse`.
#pragma once

#include <iosfwd>

#include "shared/core/clock.h"

namespace accueil::provision {

// JSON Lines in, JSON Lines out, one answer per question and in the same order. A question is
// {"payload": "…"} or {"payload_hex": "…"}, and may hold "at" (RFC 3339, the moment of the scan; default: the clock's
// now), "trust" (DER certificates in base64) and "signers" ({id: Ed25519 public key in base64}) for our own codes. An
// answer is a document or an error. Returns the exit status: 0 when every line was answered.
[[nodiscard]] int document_parse(std::istream& in, std::ostream& out, const core::Clock& clock);

} // namespace accueil::provision

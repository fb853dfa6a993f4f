// What the decoder gives up before it looks at the first frame.
#pragma once

#include "shared/core/error.h"

namespace accueil::scanning {

// No new privileges, no core dumps (a frame shows a document), bounded memory, no file, no network, no device, no other
// process: a seccomp allow-list (seccomp(2)) of the few calls that decoding needs; anything else ends the process.
// Built with sanitizers the list is turned round, because their reports read files: only network and programs are
// forbidden. Error: Refused when the kernel does not grant it; the caller must then not go on.
[[nodiscard]] core::Result<void> confine();

} // namespace accueil::scanning

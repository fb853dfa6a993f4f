// Payload bytes → meaning: the one door into this folder.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/documents/document.h"
#include "shared/documents/reference/reference.h"
#include "shared/documents/trust.h"

namespace accueil::documents {

// What reading depends on besides the payload. Cheap to make; make one per scan, with the present instant.
struct RecogniseContext {
    // The date at the desk (America/Toronto) follows from the instant.
    explicit RecogniseContext(core::Instant instant);

    core::Instant now;
    std::chrono::sys_days today;
    std::span<const Certificate> trust; // of seals
    std::span<const SignerKey> signers; // of our own codes
    std::span<const ReferencePattern> patterns = reference::default_patterns();
};

// Pure but for the time zone table. The payload may carry what a reader adds (transport.h). What belongs to no family
// is Unknown; what belongs to one and is damaged is an error. Errors: InvalidInput; Unsupported for a version from the
// future.
[[nodiscard]] core::Result<Document> recognise(core::BytesView payload, const RecogniseContext& context);

} // namespace accueil::documents

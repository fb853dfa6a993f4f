// What a scanned document means for the journey. Pure; holds personal data.
#pragma once

#include "kiosk/journey/event.h"
#include "shared/documents/document.h"

namespace accueil::journey {

// A document that nobody can use, an unknown code or a forged one, has the kind None or is broken: never refused in
// silence, the screen says which. A signature that can't be checked here does not stand in a traveller's way: what the
// paper opens is an appointment that anyone may have. A badge must be one of the scheduler's.
[[nodiscard]] DocumentSeen seen_document(const documents::Document& document);

// The same for what recognise() answered of this payload: its error is a document of a known family that is damaged.
// The code of a slip is its own proof before the scheduler, so it is kept, without what the reader put around it.
[[nodiscard]] DocumentSeen seen_document(const core::Result<documents::Document>& recognised, core::BytesView payload);

} // namespace accueil::journey

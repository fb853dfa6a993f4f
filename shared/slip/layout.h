// The slip on paper: drawn once by Pango and Cairo, kept as PDF for the printer and as PNG for a picture of it.
#pragma once

#include <filesystem>
#include <string>

#include "shared/core/bytes.h"
#include "shared/core/error.h"
#include "shared/slip/slip.h"
#include "shared/text/block.h"
#include "shared/text/catalogue.h"

namespace accueil::slip {

enum class Paper {
    Receipt80, // a thermal roll of 80 mm, as long as the text; black only
    Receipt58, // the same on 58 mm
    A4,
    Letter
};

// The name of the paper for a printer (PWG 5101.1); empty for a roll, whose printer knows only the one it holds.
[[nodiscard]] std::string media_name(Paper paper);

struct Stationery {
    Paper paper = Paper::Letter;
    std::filesystem::path logo; // PNG of the operator, drawn at the top; none when empty or unreadable
    std::string guide{};        // address of the pages for newly arrived people, see guide_in(); none when empty
};

// French beside or above the person's language; French alone, larger, when that is the language. A sheet has two pages,
// the meeting and the first days; a roll is one.
// The typesetter is the caller's, for its thread. Errors: InvalidInput when the code is empty or too long for a QR
// code, Internal when Cairo fails (out of memory).
[[nodiscard]] core::Result<core::Bytes> to_pdf(const Slip& slip, const Stationery& stationery,
                                               const text::Catalogues& catalogues, text::Typesetter& typesetter);
[[nodiscard]] core::Result<core::Bytes> to_png(const Slip& slip, const Stationery& stationery,
                                               const text::Catalogues& catalogues, text::Typesetter& typesetter,
                                               double dots_per_inch = 144, int page = 1);

} // namespace accueil::slip

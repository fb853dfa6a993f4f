// The typeface of machine-readable zones, as passports are printed with it.
#pragma once

#include <string>

#include "shared/scanning/frame.h"

namespace accueil::samples {

// Which cut of the typeface, and how heavy the pen is: printers differ.
struct OcrB {
    bool sharp = true; // strokes end flat; else round
    double weight = 0; // added to the strokes, in thousandths of the type size: -30 … 60
};

inline constexpr double ocr_b_advance = 0.723; // of the type size, from one character to the next

// A line in black on white, `pitch` pixels a character, three pitches high, its capitals about the middle. Draws "?"
// boxes when the typeface is not installed (the package fonts-ocr-b).
[[nodiscard]] scanning::Frame ocr_b_line(const std::string& text, double pitch, const OcrB& style = {});

// The same of another typeface, each character in the middle of its cell.
[[nodiscard]] scanning::Frame other_line(const std::string& text, double pitch, const std::string& family);

} // namespace accueil::samples

// The characters of OCR-B in a machine-readable zone: how likely each is in a cell.
//
// A small network of one hidden layer. Its weights (glyph_weights.inc) come from train-glyphs (tests/samples), which
// draws the font with the blur, noise and unevenness of a camera and runs it through straighten() and sample() as well.
#pragma once

#include <array>
#include <string_view>

#include "shared/scanning/zone/strip.h"

namespace accueil::scanning::zone {

inline constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
inline constexpr std::size_t something_else = alphabet.size(); // no character of these, or not a whole one
inline constexpr std::size_t outcomes = alphabet.size() + 1;
inline constexpr std::size_t sample_columns = 14, sample_rows = 20;
inline constexpr std::size_t sample_size = sample_columns * sample_rows;

// The ink of a cell, 0 paper … 1 the darkest nearby. One pitch wide, more than one high.
using Sample = std::array<float, sample_size>;
[[nodiscard]] Sample sample(const Strip& strip, float centre, float pitch);
[[nodiscard]] Sample upside_down(const Sample& sample);

// The natural logarithm of the probability of each outcome.
using Likelihood = std::array<float, outcomes>;
[[nodiscard]] Likelihood recognised(const Sample& sample);

} // namespace accueil::scanning::zone

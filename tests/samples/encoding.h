// A frame as the bytes of a picture file, for tests and seeds of what reads such files.
#pragma once

#include "shared/core/bytes.h"
#include "shared/scanning/frame.h"

namespace accueil::samples {

[[nodiscard]] core::Bytes png(const scanning::Frame& frame);
[[nodiscard]] core::Bytes jpeg(const scanning::Frame& frame); // with its Huffman tables
[[nodiscard]] core::Bytes progressive_jpeg(const scanning::Frame& frame);
[[nodiscard]] core::Bytes webp(const scanning::Frame& frame); // lossless
[[nodiscard]] core::Bytes pgm(const scanning::Frame& frame);

// Its pixels alone, row after row.
[[nodiscard]] core::Bytes packed(const scanning::Frame& frame);

} // namespace accueil::samples

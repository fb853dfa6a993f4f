// Picture files to luminance: PNG, JPEG, WebP and binary PGM, for tests, demonstrations and the help desk.
//
// The bytes are foreign. A picture above the bounds is refused before any memory is taken for it.
#pragma once

#include <filesystem>

#include "shared/core/bytes.h"
#include "shared/core/error.h"
#include "shared/scanning/frame.h"

namespace accueil::scanning {

inline constexpr int most_picture_pixels = 40'000'000; // a telephone's largest photograph
inline constexpr int most_picture_side = 16'000;       // pixels
inline constexpr std::size_t most_picture_bytes = 64U << 20;

// Transparent parts lie on white paper. Errors: Unsupported (another kind of file), InvalidInput (damaged),
// Refused (too large). Reentrant.
[[nodiscard]] core::Result<Frame> read_picture(core::BytesView bytes);

// Errors: also NotFound and Unavailable.
[[nodiscard]] core::Result<Frame> load_picture(const std::filesystem::path& file);

// One JPEG (also a frame of a motion JPEG without Huffman tables); used by cameras as well.
[[nodiscard]] core::Result<Frame> read_jpeg(core::BytesView bytes);

// 8 bit grey PNG, for pictures of tests and for the help desk. Errors: Unavailable, Full.
[[nodiscard]] core::Result<void> save_png(ImageView image, const std::filesystem::path& file);

} // namespace accueil::scanning

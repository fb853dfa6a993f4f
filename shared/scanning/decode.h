// Pixels to codes: one call of the decoding library, with the effort it may make.
//
// decode.cpp is the only file that reads with ZXing-cpp; it compiles against 2.3 and against 3.x. The library reads
// hostile pictures, so on a terminal this runs in the confined process only (decoder_process.h).
#pragma once

#include <vector>

#include "shared/scanning/code.h"
#include "shared/scanning/image_view.h"

namespace accueil::scanning {

enum class Binarizer : std::uint8_t {
    Local,  // threshold from the neighbourhood; uneven light
    Global, // threshold from the whole region; small regions, low contrast
};

struct Effort {
    Symbologies symbologies = all_symbologies;
    Binarizer binarizer = Binarizer::Local;
    bool hard = false;      // look at every line, not at a few
    bool rotate = false;    // also a quarter turn (PDF417 and linear codes; matrix codes are read at any angle)
    bool invert = false;    // also white on black
    bool downscale = false; // also a reduced copy
    int lines = 2;          // linear codes: lines that must agree
    int most = 4;           // stop after so many codes
};

// Never throws; nothing found is an empty vector. Reentrant.
[[nodiscard]] std::vector<Code> decode(ImageView image, const Effort& effort);

// A code that was found and could not be read: its modules are too small or too blurred for the library.
struct Glimpse {
    Symbology symbology{};
    Quad quad{};
};

struct Look {
    std::vector<Code> codes;
    std::vector<Glimpse> glimpses;
};

// The same; `glimpses`: also what was found without being read.
[[nodiscard]] Look look(ImageView image, const Effort& effort, bool glimpses);

// The version of the library, for the doctor and the bench.
[[nodiscard]] std::string decoder_version();

} // namespace accueil::scanning

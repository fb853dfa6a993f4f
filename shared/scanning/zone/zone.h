// The machine-readable zone of a passport, visa or card, read from pixels: two or three lines of OCR-B, each of 44, 36
// or 30 characters (ICAO Doc 9303 parts 3 to 7), proved by its check digits.
//
//   frame ── find_lines ──► Line          long even bands of strokes, from a coarse map; nothing on an empty desk
//         ── straighten ──► Strip         each band made level, its ink against the paper around
//         ── divide ──────► Cells         where its 44, 36 or 30 characters stand
//         ── characters ──► Writing       for each cell how likely each character is (glyphs.h)
//         ── gather ──────► Evidence      lines one below the other that make one format; frames of one page add up
//         ── prove ───────► text          only characters that may stand there, and only with every check digit right
//
// What is not proved is not told: a frame without a proved zone gives nothing, never a guess. Names carry no check
// digit, so there each character must be clear by itself.
#pragma once

#include <optional>
#include <string>

#include "shared/scanning/image_view.h"
#include "shared/scanning/zone/evidence.h"

namespace accueil::scanning::zone {

struct Reading {
    std::optional<std::string> text; // the lines, joined by LF, when proved
    std::optional<Quad> outline;     // of what looks like a zone, read or not; pixels of the frame
};

// As the payload that a reader of zones would send. Only for a reading with a text.
[[nodiscard]] Code code(const Reading& reading);

enum class Effort : std::uint8_t {
    Quick,    // a live frame: one direction of print, upright or upside down
    Thorough, // a picture of its own: also quarter turns
};

// The frames of one camera in order; evidence adds up while the same page is in view. Not thread-safe.
class Scan {
  public:
    [[nodiscard]] Reading next(ImageView frame, Effort effort);

  private:
    std::optional<Evidence> gathered_;
    int missed_ = 0; // frames since the last evidence
    int turn_ = 0;
};

} // namespace accueil::scanning::zone

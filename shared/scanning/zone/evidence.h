// What was seen of a zone, and its proof.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/scanning/zone/cells.h"
#include "shared/scanning/zone/glyphs.h"

namespace accueil::scanning::zone {

// One line of characters.
struct Writing {
    std::vector<Likelihood> cells;
    bool upside_down = false; // of the frame
    Point begin, end;         // the middle of its ends, in reading order; pixels of the frame
    float pitch = 0;          // pixels

    // How much of it was recognised: the share of cells that are clearly characters.
    [[nodiscard]] float clear() const;
};

// The characters of a strip as divided; the better of upright and upside down.
[[nodiscard]] Writing characters(const Strip& strip, const Cells& cells);

// Two lines of 44 or 36, or three of 30: each cell with how likely each character is.
struct Evidence {
    std::size_t width = 0; // cells in a line
    std::vector<std::vector<Likelihood>> lines;
    Quad outline{}; // pixels of the frame

    // Adds another look at the same page; false when it is another page.
    [[nodiscard]] bool add(const Evidence& other);
};

// Lines one below the other, as many as a format has. All that fit, the clearest first.
[[nodiscard]] std::vector<Evidence> gather(std::span<const Writing> writings);

// The lines, joined by LF, when they are one of the five formats, every character is clear that no check digit proves,
// and every check digit is right as it stands: the pixels can be looked at again, so nothing is mended by guess.
[[nodiscard]] std::optional<std::string> prove(const Evidence& evidence);

} // namespace accueil::scanning::zone

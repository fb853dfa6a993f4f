// A block of text as it is seen: shaped, broken into lines and drawn by Pango and Cairo, which know every script of
// ours. The screen draws a block's mask tinted, the slip draws the same block on paper: print and screen agree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "shared/text/language.h"

using cairo_t = struct _cairo;

namespace accueil::text {

enum class Role { Body, Heading };       // which of the language's two family lists
enum class Align { Start, Centre, End }; // along the language's direction

struct Style {
    Role role = Role::Body;
    float size = 32;   // pixels of the em on the screen, points on paper
    int weight = 400;  // 100 … 900, as in CSS; the nearest weight that the family has
    float leading = 1; // factor on the font's own line height

    bool operator==(const Style&) const = default;
};

struct Block {
    std::string text; // UTF-8; a line end starts a paragraph
    Style style;
    const Language* language = nullptr; // not null; must outlive the call
    float width = 0;                    // lines are broken at this width; 0 never breaks
    Align align = Align::Start;
    int max_lines = 0; // more are cut with an ellipsis; 0 never cuts
};

// All lengths in the unit of Style::size, from the block's top left corner.
struct Extent {
    float width = 0; // of the longest line, not of the space given
    float height = 0;
    float baseline = 0; // of the first line
    int lines = 0;
    bool cut = false;       // an ellipsis stands for what did not fit
    bool wide = false;      // a word is wider than the width and sticks out
    int missing_glyphs = 0; // characters that no font has; must be 0 in every text of ours
};

// Coverage, one byte a pixel, rows without padding. Ink may stand out of the block (accents, Arabic marks): the mask's
// own corner lies at (left, top) from the block's.
struct Mask {
    int width = 0;
    int height = 0;
    int left = 0;
    int top = 0;
    std::vector<std::uint8_t> alpha;
};

// White pixels with the mask as alpha, R G B A byte order, not premultiplied: a texture to be tinted.
[[nodiscard]] std::vector<std::uint8_t> white_rgba(const Mask& mask);

// Lays out blocks. To be used from one thread: Pango's contexts are not shared between threads; make one each.
class Typesetter {
  public:
    Typesetter();
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    // Remembers what it measured, so asking again every frame costs a look-up.
    [[nodiscard]] Extent measure(const Block& block);
    [[nodiscard]] Mask mask(const Block& block);
    // Draws at (x, y) with the context's present source colour; for paper.
    void draw(cairo_t* context, float x, float y, const Block& block);

    // Forgets every text measured or laid out: called when a person's journey ends.
    void forget();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace accueil::text

// What the layouts draw with: text, rules, boxes and QR codes, in points from the page's top left corner.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "shared/slip/qr.h"
#include "shared/text/block.h"

using cairo_t = struct _cairo;

namespace accueil::slip {

struct Ink {
    std::uint32_t rgb; // 0xRRGGBB
};

// The look of a paper: on a thermal roll everything is black, and grey would be dithered into noise.
struct Palette {
    Ink text;
    Ink strong;
    Ink accent;
    Ink quiet;
    Ink line;
    Ink panel;
    bool panels;
};
extern const Palette colours;
extern const Palette black_only;

class Pen {
  public:
    Pen(cairo_t* context, text::Typesetter& typesetter) : context_(context), typesetter_(typesetter) {}

    // Draws the text in the width given and returns its height.
    float write(float x, float y, float width, const std::string& words, const text::Style& style, Ink ink,
                const text::Language& language, text::Align align = text::Align::Start);
    [[nodiscard]] float height(float width, const std::string& words, const text::Style& style,
                               const text::Language& language);
    [[nodiscard]] float width(const std::string& words, const text::Style& style, const text::Language& language);
    void line(float x1, float y1, float x2, float y2, float thickness, Ink ink);
    void box(float x, float y, float width, float height, float radius, Ink ink);
    // With its quiet zone of four modules inside the side given, on white.
    void qr(float x, float y, float side, const Qr& code);
    // Scaled into the space, at its left; returns the height used, 0 when it can't be read.
    float picture(float x, float y, float width, float height, const std::filesystem::path& png, bool centred);

  private:
    void use(Ink ink);
    cairo_t* context_;
    text::Typesetter& typesetter_;
};

} // namespace accueil::slip

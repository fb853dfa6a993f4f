#include "shared/slip/pen.h"

#include <algorithm>
#include <numbers>

#include <cairo.h>

namespace accueil::slip {

const Palette colours{.text = {0x223654},
                      .strong = {0x223654},
                      .accent = {0x095797},
                      .quiet = {0x4e5662},
                      .line = {0xc5cad2},
                      .panel = {0xdae6f0},
                      .panels = true};
const Palette black_only{
    .text = {0}, .strong = {0}, .accent = {0}, .quiet = {0}, .line = {0}, .panel = {0xffffff}, .panels = false};

void Pen::use(Ink ink) {
    const auto part = [&](int shift) { return static_cast<double>((ink.rgb >> shift) & 0xFFU) / 255.0; };
    cairo_set_source_rgb(context_, part(16), part(8), part(0));
}

float Pen::write(float x, float y, float width, const std::string& words, const text::Style& style, Ink ink,
                 const text::Language& language, text::Align align) {
    const text::Block block{
        .text = words, .style = style, .language = &language, .width = width, .align = align, .max_lines = 0};
    use(ink);
    typesetter_.draw(context_, x, y, block);
    return typesetter_.measure(block).height;
}

float Pen::height(float width, const std::string& words, const text::Style& style, const text::Language& language) {
    return typesetter_
        .measure({.text = words,
                  .style = style,
                  .language = &language,
                  .width = width,
                  .align = text::Align::Start,
                  .max_lines = 0})
        .height;
}

float Pen::width(const std::string& words, const text::Style& style, const text::Language& language) {
    return typesetter_
        .measure({.text = words,
                  .style = style,
                  .language = &language,
                  .width = 0,
                  .align = text::Align::Start,
                  .max_lines = 0})
        .width;
}

void Pen::line(float x1, float y1, float x2, float y2, float thickness, Ink ink) {
    use(ink);
    cairo_set_line_width(context_, thickness);
    cairo_move_to(context_, x1, y1);
    cairo_line_to(context_, x2, y2);
    cairo_stroke(context_);
}

void Pen::box(float x, float y, float width, float height, float radius, Ink ink) {
    constexpr double quarter = std::numbers::pi / 2;
    use(ink);
    cairo_new_sub_path(context_);
    cairo_arc(context_, x + width - radius, y + radius, radius, -quarter, 0);
    cairo_arc(context_, x + width - radius, y + height - radius, radius, 0, quarter);
    cairo_arc(context_, x + radius, y + height - radius, radius, quarter, 2 * quarter);
    cairo_arc(context_, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(context_);
    cairo_fill(context_);
}

void Pen::qr(float x, float y, float side, const Qr& code) {
    box(x, y, side, side, 2, Ink{0xffffff});
    const float module = side / static_cast<float>(code.size + 8);
    use(Ink{0});
    // Runs of modules are one rectangle each, and the page is not smoothed there: no hairlines between modules.
    cairo_set_antialias(context_, CAIRO_ANTIALIAS_NONE);
    for (int row = 0; row < code.size; ++row)
        for (int from = 0; from < code.size;) {
            int to = from;
            while (to < code.size && code.dark(to, row)) ++to;
            if (to > from)
                cairo_rectangle(context_, x + static_cast<float>(from + 4) * module,
                                y + static_cast<float>(row + 4) * module, static_cast<float>(to - from) * module,
                                module);
            from = std::max(to, from + 1);
        }
    cairo_fill(context_);
    cairo_set_antialias(context_, CAIRO_ANTIALIAS_DEFAULT);
}

float Pen::picture(float x, float y, float width, float height, const std::filesystem::path& png, bool centred) {
    if (png.empty()) return 0;
    cairo_surface_t* image = cairo_image_surface_create_from_png(png.c_str());
    float used = 0;
    if (cairo_surface_status(image) == CAIRO_STATUS_SUCCESS) {
        const auto w = static_cast<float>(cairo_image_surface_get_width(image));
        const auto h = static_cast<float>(cairo_image_surface_get_height(image));
        const float scale = std::min(width / w, height / h);
        cairo_save(context_);
        cairo_translate(context_, centred ? x + (width - w * scale) / 2 : x, y);
        cairo_scale(context_, scale, scale);
        cairo_set_source_surface(context_, image, 0, 0);
        cairo_paint(context_);
        cairo_restore(context_);
        used = h * scale;
    }
    cairo_surface_destroy(image);
    return used;
}

} // namespace accueil::slip

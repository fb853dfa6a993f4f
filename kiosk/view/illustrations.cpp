#include "kiosk/view/illustrations.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numbers>

#include <cairo.h>

#include "kiosk/view/drawing.h"
#include "shared/core/handle.h"
#include "shared/core/log.h"

namespace accueil::view {

namespace {

void sheet(cairo_t* c, double x, double y, double w, double h, double r, Colour fill, Colour edge) {
    cairo_new_sub_path(c);
    const double q = std::numbers::pi / 2;
    cairo_arc(c, x + w - r, y + r, r, -q, 0);
    cairo_arc(c, x + w - r, y + h - r, r, 0, q);
    cairo_arc(c, x + r, y + h - r, r, q, 2 * q);
    cairo_arc(c, x + r, y + r, r, 2 * q, 3 * q);
    cairo_close_path(c);
    set_colour(c, fill);
    cairo_fill_preserve(c);
    set_colour(c, edge);
    cairo_stroke(c);
}

void bar(cairo_t* c, double x, double y, double w, double h, Colour colour) {
    set_colour(c, colour);
    cairo_rectangle(c, x, y, w, h);
    cairo_fill(c);
}

// Looks like a stacked code without being one: nothing here can be read.
void code_pattern(cairo_t* c, double x, double y, double w, double h, int across, int down, Colour colour) {
    const double dx = w / across, dy = h / down;
    unsigned state = 0x2F6E2B1U;
    for (int j = 0; j < down; ++j)
        for (int i = 0; i < across; ++i) {
            state = state * 1664525U + 1013904223U;
            if ((state >> 30U) >= 2U) bar(c, x + i * dx, y + j * dy, dx + 0.4, dy + 0.4, colour);
        }
}

void boarding_pass(cairo_t* c, double w, double h, const Palette& p) {
    sheet(c, 0, h * 0.14, w, h * 0.72, h * 0.07, p.surface, p.ink);
    bar(c, 0, h * 0.26, w, h * 0.07, p.accent);
    bar(c, w * 0.07, h * 0.44, w * 0.24, h * 0.06, p.ink);
    bar(c, w * 0.07, h * 0.57, w * 0.18, h * 0.05, p.hair);
    bar(c, w * 0.07, h * 0.68, w * 0.2, h * 0.05, p.hair);
    code_pattern(c, w * 0.4, h * 0.42, w * 0.53, h * 0.34, 26, 7, p.ink);
}

void passport(cairo_t* c, double w, double h, const Palette& p) {
    const double width = std::min(w, h * 1.3), x = (w - width) / 2;
    sheet(c, x, h * 0.06, width, h * 0.88, h * 0.07, p.surface, p.ink);
    sheet(c, x + width * 0.08, h * 0.18, width * 0.26, h * 0.4, h * 0.03, p.pale, p.ink);
    set_colour(c, p.on_pale);
    cairo_arc(c, x + width * 0.21, h * 0.32, h * 0.075, 0, 2 * std::numbers::pi);
    cairo_fill(c);
    cairo_arc(c, x + width * 0.21, h * 0.575, h * 0.14, std::numbers::pi, 2 * std::numbers::pi);
    cairo_fill(c);
    bar(c, x + width * 0.42, h * 0.2, width * 0.4, h * 0.06, p.ink);
    bar(c, x + width * 0.42, h * 0.34, width * 0.3, h * 0.05, p.hair);
    bar(c, x + width * 0.42, h * 0.46, width * 0.36, h * 0.05, p.hair);
    for (int line = 0; line < 2; ++line)
        for (int i = 0; i < 22; ++i)
            bar(c, x + width * (0.08 + 0.0385 * i), h * (0.7 + 0.1 * line), width * 0.022, h * 0.045, p.accent);
}

void letter(cairo_t* c, double w, double h, const Palette& p) {
    const double width = h * 0.74, x = (w - width) / 2;
    sheet(c, x, h * 0.04, width, h * 0.92, h * 0.05, p.surface, p.ink);
    bar(c, x + width * 0.14, h * 0.16, width * 0.42, h * 0.05, p.accent);
    for (int i = 0; i < 3; ++i)
        bar(c, x + width * 0.14, h * (0.3 + 0.085 * i), width * (i == 2 ? 0.5 : 0.72), h * 0.035, p.hair);
    code_pattern(c, x + width * 0.48, h * 0.58, width * 0.38, width * 0.38, 11, 11, p.ink);
}

} // namespace

void draw_paper(cairo_t* context, Size size, Paper paper, const Palette& colour) {
    const double air = std::max(2.0F, size.height * 0.03F);
    cairo_translate(context, air, air);
    cairo_set_line_width(context, std::max(2.0, size.height * 0.022));
    const double w = size.width - 2 * air, h = size.height - 2 * air;
    switch (paper) {
    case Paper::BoardingPass: return boarding_pass(context, std::min(w, h * 1.55), h, colour);
    case Paper::Passport: return passport(context, std::min(w, h * 1.55), h, colour);
    case Paper::Letter: return letter(context, std::min(w, h * 1.55), h, colour);
    }
}

void draw_showing(cairo_t* context, Size size, const Palette& colour) {
    const double h = size.height * 0.5, w = std::min<double>(size.width * 0.6, h * 1.55);
    cairo_save(context);
    cairo_translate(context, (size.width - w) / 2, size.height * 0.38);
    cairo_set_line_width(context, std::max(2.0F, size.height * 0.01F));
    boarding_pass(context, w, h, colour);
    cairo_restore(context);
    // The reader's eye, and its light.
    const double x = size.width / 2, y = size.height * 0.12;
    set_colour(context, colour.pale);
    cairo_move_to(context, x, y);
    cairo_line_to(context, x + w * 0.42, size.height * 0.45);
    cairo_line_to(context, x - w * 0.42, size.height * 0.45);
    cairo_close_path(context);
    cairo_fill(context);
    set_colour(context, colour.ink);
    cairo_arc(context, x, y, size.height * 0.06, 0, 2 * std::numbers::pi);
    cairo_fill(context);
    set_colour(context, colour.pale);
    cairo_arc(context, x, y, size.height * 0.025, 0, 2 * std::numbers::pi);
    cairo_fill(context);
}

namespace {

using Surface = core::Handle<cairo_surface_t, cairo_surface_destroy>;

// nullptr when it is no picture.
Surface read_png(const std::filesystem::path& png) {
    Surface read(cairo_image_surface_create_from_png(png.c_str()));
    if (cairo_surface_status(read.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
    return read;
}

} // namespace

float picture_ratio(const std::filesystem::path& png) {
    static std::map<std::filesystem::path, float> known; // asked in every frame
    if (const auto found = known.find(png); found != known.end()) return found->second;
    const Surface read = read_png(png);
    if (!read) core::log::warning("logo.unreadable", {{"file", png.string()}});
    const float ratio = read ? static_cast<float>(cairo_image_surface_get_width(read.get())) /
                                   static_cast<float>(std::max(1, cairo_image_surface_get_height(read.get())))
                             : 0;
    return known[png] = ratio;
}

void draw_picture(cairo_t* context, Size size, const std::filesystem::path& png) {
    const Surface read = read_png(png);
    if (!read) return;
    const double w = cairo_image_surface_get_width(read.get()), h = cairo_image_surface_get_height(read.get());
    const double scale = std::min(size.width / w, size.height / h);
    cairo_translate(context, (size.width - w * scale) / 2, (size.height - h * scale) / 2);
    cairo_scale(context, scale, scale);
    cairo_set_source_surface(context, read.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST);
    cairo_paint(context);
}

} // namespace accueil::view

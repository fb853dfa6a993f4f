#include "tests/bench/face/sheets.h"

#include <cairo.h>

#include <cstring>
#include <string>

#include "tests/samples/desk.h"
#include "tests/samples/drawing.h"

namespace accueil::bench {

namespace {

void write(const scanning::ImageView& picture, const std::filesystem::path& file) {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
    cairo_surface_flush(surface);
    unsigned char* rows = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            std::memset(rows + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4,
                        picture.row(y)[x], 4);
    cairo_surface_mark_dirty(surface);
    cairo_surface_write_to_png(surface, file.c_str());
    cairo_surface_destroy(surface);
}

} // namespace

void write_sheets(const std::filesystem::path& folder) {
    samples::Dice dice(7);
    const auto code = samples::draw(scanning::Symbology::Pdf417, std::string(120, 'A'));
    for (const double x : {0.4, 0.6}) {
        const samples::DeskScene scene{.module = 2, .angle = 4, .x = x, .noise = 6, .blur = 3};
        write(samples::desk(scene, code, dice).view(), folder / (x < 0.5 ? "left.png" : "right.png"));
    }
}

} // namespace accueil::bench

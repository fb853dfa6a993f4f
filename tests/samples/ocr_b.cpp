#include "tests/samples/ocr_b.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>

#include <cmath>
#include <map>

namespace accueil::samples {

namespace {

using scanning::Frame;

constexpr double capital = 0.707; // height of the type size

class Canvas {
  public:
    Canvas(int width, int height)
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height)), cairo_(cairo_create(surface_)) {}
    ~Canvas() {
        cairo_destroy(cairo_);
        cairo_surface_destroy(surface_);
    }
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    [[nodiscard]] cairo_t* cairo() const { return cairo_; }
    [[nodiscard]] Frame frame() const {
        cairo_surface_flush(surface_);
        Frame out(cairo_image_surface_get_width(surface_), cairo_image_surface_get_height(surface_));
        const auto* data = cairo_image_surface_get_data(surface_);
        const int stride = cairo_image_surface_get_stride(surface_);
        for (int y = 0; y < out.height(); ++y)
            for (int x = 0; x < out.width(); ++x) out.row(y)[x] = static_cast<std::uint8_t>(255 - data[y * stride + x]);
        return out;
    }

  private:
    cairo_surface_t* surface_;
    cairo_t* cairo_;
};

// Looked up once: asking for a typeface takes longer than drawing a line.
cairo_font_face_t* face_of(const std::string& pattern) {
    static std::map<std::string, cairo_font_face_t*> known;
    auto& face = known[pattern];
    if (face != nullptr) return face;
    FcPattern* wanted = FcNameParse(reinterpret_cast<const FcChar8*>(pattern.c_str()));
    FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result{};
    FcPattern* found = FcFontMatch(nullptr, wanted, &result);
    face = cairo_ft_font_face_create_for_pattern(found != nullptr ? found : wanted);
    if (found != nullptr) FcPatternDestroy(found);
    FcPatternDestroy(wanted);
    return face;
}

void choose(cairo_t* cairo, const std::string& pattern) { cairo_set_font_face(cairo, face_of(pattern)); }

// The heavier pen goes over the outline; the lighter one takes its part away again.
void draw(cairo_t* cairo, const char* text, double x, double y, double pen) {
    cairo_new_path(cairo);
    cairo_move_to(cairo, x, y);
    cairo_text_path(cairo, text);
    cairo_fill_preserve(cairo);
    if (std::fabs(pen) > 0.01) {
        cairo_set_operator(cairo, pen > 0 ? CAIRO_OPERATOR_OVER : CAIRO_OPERATOR_DEST_OUT);
        cairo_set_line_width(cairo, std::fabs(pen));
        cairo_stroke(cairo);
        cairo_set_operator(cairo, CAIRO_OPERATOR_OVER);
    }
    cairo_new_path(cairo);
}

} // namespace

Frame ocr_b_line(const std::string& text, double pitch, const OcrB& style) {
    const double size = pitch / ocr_b_advance;
    const Canvas canvas(static_cast<int>(std::ceil(pitch * static_cast<double>(text.size()))),
                        static_cast<int>(std::ceil(3 * pitch)));
    const double baseline = 1.5 * pitch + capital * size / 2;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char one[] = {text[i], 0};
        // The round cut's 4 has a hole where its strokes cross.
        const bool sharp = style.sharp || text[i] == '4';
        choose(canvas.cairo(), sharp ? "OCR B:style=Sharp" : "OCR B:style=Regular:fullname=OCR B");
        cairo_set_font_size(canvas.cairo(), size);
        draw(canvas.cairo(), one, static_cast<double>(i) * pitch, baseline, style.weight * size / 1000);
    }
    return canvas.frame();
}

Frame other_line(const std::string& text, double pitch, const std::string& family) {
    const Canvas canvas(static_cast<int>(std::ceil(pitch * static_cast<double>(text.size()))),
                        static_cast<int>(std::ceil(3 * pitch)));
    choose(canvas.cairo(), family);
    cairo_set_font_size(canvas.cairo(), 1.35 * pitch);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char one[] = {text[i], 0};
        cairo_text_extents_t extents{};
        cairo_text_extents(canvas.cairo(), one, &extents);
        const double x = (static_cast<double>(i) + 0.5) * pitch - extents.width / 2 - extents.x_bearing;
        draw(canvas.cairo(), one, x, 2 * pitch, 0);
    }
    return canvas.frame();
}

} // namespace accueil::samples

#include "shared/text/block.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <pango/pangocairo.h>

#include "shared/core/handle.h"

namespace accueil::text {

namespace {

using Attributes = core::Handle<PangoAttrList, pango_attr_list_unref>;
using Context = core::Handle<PangoContext, g_object_unref>;
using Description = core::Handle<PangoFontDescription, pango_font_description_free>;
using Layout = core::Handle<PangoLayout, g_object_unref>;

constexpr std::size_t most_remembered = 4096;

float from_pango(int units) { return static_cast<float>(units) / PANGO_SCALE; }
int to_pango(float length) { return static_cast<int>(std::lround(length * PANGO_SCALE)); }

PangoAlignment alignment(Align align, bool right_to_left) {
    switch (align) {
    case Align::Centre: return PANGO_ALIGN_CENTER;
    case Align::Start: return right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    case Align::End: return right_to_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

Context make_context() {
    Context context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    // Unhinted metrics: a text is as wide on paper as on the screen, at every scale.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    return context;
}

Description describe(const Style& style, const Language& language) {
    Description description(pango_font_description_new());
    const std::string& families = style.role == Role::Heading ? language.headings : language.body;
    pango_font_description_set_family(description.get(), families.c_str());
    pango_font_description_set_weight(description.get(), static_cast<PangoWeight>(style.weight));
    pango_font_description_set_absolute_size(description.get(), to_pango(style.size));
    return description;
}

// The same distance of lines in every font that a line mixes.
Attributes attributes(const Style& style, const Language& language) {
    const float ems = style.role == Role::Heading ? language.heading_line : language.body_line;
    Attributes list(pango_attr_list_new());
    pango_attr_list_insert(list.get(), pango_attr_line_height_new_absolute(to_pango(style.size * style.leading * ems)));
    return list;
}

// French sets a space before a colon and inside guillemets that must not end a line. Written here and not in the
// texts, so that nobody who writes or searches them needs to know.
std::string with_french_spaces(std::string text) {
    static constexpr std::pair<std::string_view, std::string_view> pairs[] = {{" :", "\u00A0:"}, {"« ", "«\u00A0"},
                                                                              {" »", "\u00A0»"}, {" ?", "\u00A0?"},
                                                                              {" !", "\u00A0!"}, {" ;", "\u00A0;"}};
    for (const auto& [plain, kept] : pairs)
        for (auto at = text.find(plain); at != std::string::npos; at = text.find(plain, at + kept.size()))
            text.replace(at, plain.size(), kept);
    return text;
}

// Everything a measure depends on, in one string.
std::string key_of(const Block& block) {
    std::string key;
    key.reserve(block.text.size() + 64);
    for (const float number : {block.style.size, block.style.leading, block.width}) key += std::to_string(number) + ' ';
    for (const int number :
         {static_cast<int>(block.style.role), block.style.weight, static_cast<int>(block.align), block.max_lines})
        key += std::to_string(number) + ' ';
    return key += block.language->code + '\n' + block.text;
}

Extent extent_of(PangoLayout* layout, float width) {
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    Extent extent;
    extent.width = from_pango(logical.width);
    extent.height = from_pango(logical.height);
    extent.baseline = from_pango(pango_layout_get_baseline(layout));
    extent.lines = pango_layout_get_line_count(layout);
    extent.cut = pango_layout_is_ellipsized(layout) != FALSE;
    extent.wide = width > 0 && extent.width > width + 0.5F;
    extent.missing_glyphs = pango_layout_get_unknown_glyphs_count(layout);
    return extent;
}

} // namespace

struct Typesetter::Parts {
    Context context = make_context();
    Layout layout{pango_layout_new(context.get())};
    std::unordered_map<std::string, Extent> measured;

    PangoLayout* lay_out(const Block& block) const;
};

PangoLayout* Typesetter::Parts::lay_out(const Block& block) const {
    const Language& language = *block.language;
    pango_context_set_language(context.get(), pango_language_from_string(language.tag.c_str()));
    pango_context_set_base_dir(context.get(), language.right_to_left() ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    PangoLayout* l = layout.get();
    pango_layout_context_changed(l);
    // The language decides, not the first letter: an Arabic line may begin with a French name.
    pango_layout_set_auto_dir(l, FALSE);
    pango_layout_set_font_description(l, describe(block.style, language).get());
    pango_layout_set_attributes(l, attributes(block.style, language).get());
    pango_layout_set_wrap(l, PANGO_WRAP_WORD);
    pango_layout_set_width(l, block.width > 0 ? to_pango(block.width) : -1);
    pango_layout_set_alignment(l, alignment(block.align, language.right_to_left()));
    pango_layout_set_ellipsize(l, block.max_lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    pango_layout_set_height(l, block.max_lines > 0 ? -block.max_lines : -1);
    const std::string words = language.tag.starts_with("fr") ? with_french_spaces(block.text) : block.text;
    pango_layout_set_text(l, words.data(), static_cast<int>(words.size()));
    return l;
}

Typesetter::Typesetter() : parts_(std::make_unique<Parts>()) {}
Typesetter::~Typesetter() = default;

Extent Typesetter::measure(const Block& block) {
    if (parts_->measured.size() >= most_remembered) parts_->measured.clear();
    auto [place, is_new] = parts_->measured.try_emplace(key_of(block));
    if (is_new) place->second = extent_of(parts_->lay_out(block), block.width);
    return place->second;
}

Mask Typesetter::mask(const Block& block) {
    PangoLayout* layout = parts_->lay_out(block);
    PangoRectangle ink;
    pango_layout_get_extents(layout, &ink, nullptr);
    pango_extents_to_pixels(&ink, nullptr);
    Mask mask{.width = ink.width, .height = ink.height, .left = ink.x, .top = ink.y, .alpha = {}};
    if (ink.width <= 0 || ink.height <= 0) return Mask{};
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, ink.width, ink.height);
    cairo_t* context = cairo_create(surface);
    cairo_move_to(context, -ink.x, -ink.y);
    pango_cairo_show_layout(context, layout);
    cairo_destroy(context);
    cairo_surface_flush(surface);
    if (const std::uint8_t* rows = cairo_image_surface_get_data(surface)) {
        const int stride = cairo_image_surface_get_stride(surface);
        mask.alpha.reserve(static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height));
        for (int y = 0; y < ink.height; ++y)
            mask.alpha.insert(mask.alpha.end(), rows + y * stride, rows + y * stride + ink.width);
    }
    cairo_surface_destroy(surface);
    return mask.alpha.empty() ? Mask{} : mask;
}

void Typesetter::draw(cairo_t* context, float x, float y, const Block& block) {
    cairo_move_to(context, x, y);
    pango_cairo_show_layout(context, parts_->lay_out(block));
}

void Typesetter::forget() {
    parts_->measured.clear();
    pango_layout_set_text(parts_->layout.get(), "", 0);
}

std::vector<std::uint8_t> white_rgba(const Mask& mask) {
    std::vector<std::uint8_t> pixels(mask.alpha.size() * 4, 0xFF);
    for (std::size_t i = 0; i < mask.alpha.size(); ++i) pixels[i * 4 + 3] = mask.alpha[i];
    return pixels;
}

} // namespace accueil::text

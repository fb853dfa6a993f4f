#include "shared/slip/column_page.h"

namespace accueil::slip {

using text::Role;
using text::Style;

ColumnPage::ColumnPage(Pen& pen, Measures measures, std::size_t columns, float page_width, float scale)
    : pen_(pen), margin_(measures.margin), gutter_(measures.gutter), left_(margin_), right_(page_width - margin_),
      scale_(scale * (columns == 1 ? measures.alone : 1.0F)), columns_(columns),
      column_((right_ - left_ - gutter_ * static_cast<float>(columns - 1)) / static_cast<float>(columns)) {}

Style ColumnPage::heading(float size, int weight) const {
    return {.role = Role::Heading, .size = size * scale_, .weight = weight, .leading = 1};
}

Style ColumnPage::body(float size, int weight) const {
    return {.role = Role::Body, .size = size * scale_, .weight = weight, .leading = 1};
}

float ColumnPage::column_x(std::size_t index) const { return left_ + static_cast<float>(index) * (column_ + gutter_); }

void ColumnPage::rules(float top, float bottom) {
    for (std::size_t i = 1; i < columns_; ++i)
        pen_.line(column_x(i) - gutter_ / 2, top, column_x(i) - gutter_ / 2, bottom, 0.7F, colours.line);
}

float ColumnPage::bullets(float x, float y, const std::vector<std::string>& items, const Style& style, float gap,
                          const text::Language& language) {
    const float indent = 12 * scale_, dot = 3.2F * scale_;
    const bool mirrored = language.right_to_left();
    for (const auto& item : items) {
        pen_.box(mirrored ? x + column_ - dot : x, y + 9.5F * scale_ - dot / 2, dot, dot, dot / 2, colours.accent);
        y += pen_.write(mirrored ? x : x + indent, y, column_ - indent, item, style, colours.text, language) +
             gap * scale_;
    }
    return y;
}

float ColumnPage::foot(float x, float y, const std::string& line, const text::Language& language) {
    const float width = pen_.width(line, body(9, 600), language) + 1;
    pen_.write(x, y, width, line, body(9, 600), colours.quiet, language);
    return width;
}

} // namespace accueil::slip

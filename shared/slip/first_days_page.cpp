// The second page of a sheet: boxes to tick by hand, the plan, and the code for the phone at the foot.
#include <algorithm>

#include "shared/slip/column_page.h"
#include "shared/slip/page.h"

namespace accueil::slip {

namespace {

using text::Align;
using text::Style;

constexpr float guide_side = 118;

class FirstDaysPage : ColumnPage {
  public:
    FirstDaysPage(Pen& pen, const PageContent& content, float width, float scale)
        : ColumnPage(pen, slip_measures, content.first_days.size(), width, scale), content_(content) {}

    float draw(float page_height) {
        const float top = margin_ + header();
        float bottom = top;
        for (std::size_t i = 0; i < content_.first_days.size(); ++i) bottom = std::max(bottom, column(i, top));
        rules(top, bottom);
        if (!content_.guide) return bottom + margin_;
        const float foot = std::max(bottom + 16 * scale_, page_height - margin_ - guide_side - 14 * scale_);
        guide(foot);
        return foot + guide_side + 14 * scale_ + margin_;
    }

  private:
    float header() {
        const auto& french = *content_.first_days.front().language;
        const float height = pen_.write(left_, margin_, right_ - left_, content_.words.front().programme, body(10),
                                        colours.quiet, french);
        pen_.write(left_, margin_, right_ - left_, content_.reference, heading(10), colours.quiet, french, Align::End);
        return height + 14 * scale_;
    }

    // A line with a mark before it, at the side where its language begins. Returns the height.
    float marked(float x, float y, const std::string& line, const Style& style, const text::Language& language,
                 bool filled) {
        const float side = 10 * scale_, indent = 19 * scale_;
        const bool mirrored = language.right_to_left();
        const float height = pen_.height(column_ - indent, line, style, language);
        const float at = mirrored ? x + column_ - side : x;
        const float middle = y + style.size * 0.82F - side / 2;
        pen_.box(at, middle, side, side, 2, colours.accent);
        pen_.box(at + 1.1F, middle + 1.1F, side - 2.2F, side - 2.2F, 1.4F, Ink{0xFFFFFF});
        if (filled) pen_.box(at + 2.4F, middle + 2.4F, side - 4.8F, side - 4.8F, 1, colours.accent);
        pen_.write(mirrored ? x : x + indent, y, column_ - indent, line, style, colours.text, language);
        return height;
    }

    float column(std::size_t index, float y) {
        const FirstDays& days = content_.first_days[index];
        const float x = column_x(index);
        y += pen_.write(x, y, column_, days.title, heading(22), colours.strong, *days.language) + 12 * scale_;
        for (const std::string& step : days.steps)
            y += marked(x, y, step, body(12), *days.language, false) + 9 * scale_;
        y += 10 * scale_;
        y += pen_.write(x, y, column_, days.plan, heading(12), colours.accent, *days.language) + 6 * scale_;
        for (const FirstDays::Part& part : days.parts)
            y += marked(x, y, part.name, body(12, part.wished ? 700 : 400), *days.language, part.wished) + 5 * scale_;
        return y;
    }

    void guide(float y) {
        pen_.line(left_, y, right_, y, 0.7F, colours.line);
        y += 12 * scale_;
        const float quiet = guide_side * 4 / static_cast<float>(content_.guide->size + 8);
        pen_.qr(left_ - quiet, y, guide_side, *content_.guide);
        const float x = left_ + guide_side + 8, width = right_ - x;
        float height = 0;
        for (const FirstDays& days : content_.first_days)
            height += pen_.height(width, days.guide_caption, body(11), *days.language) + 6 * scale_;
        height += pen_.height(width, content_.guide_address, body(9), *content_.first_days.front().language);
        float at = y + std::max(0.0F, (guide_side - height) / 2);
        for (const FirstDays& days : content_.first_days)
            at += pen_.write(x, at, width, days.guide_caption, body(11), colours.text, *days.language) + 6 * scale_;
        pen_.write(x, at, width, content_.guide_address, body(9), colours.quiet, *content_.first_days.front().language);
    }

    const PageContent& content_;
};

} // namespace

float draw_first_days(Pen& pen, const PageContent& content, float width, float height, float scale) {
    return FirstDaysPage(pen, content, width, scale).draw(height);
}

} // namespace accueil::slip

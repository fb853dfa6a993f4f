#include <algorithm>
#include <array>

#include "shared/slip/column_page.h"
#include "shared/slip/page.h"

namespace accueil::slip {

namespace {

using text::Align;
using text::Style;

constexpr float hero_pad = 20;

class Sheet : ColumnPage {
  public:
    Sheet(Pen& pen, const PageContent& content, float width, float scale)
        : ColumnPage(pen, slip_measures, content.words.size(), width, scale), content_(content) {}

    float draw(float page_height) {
        float y = header(margin_);
        y = hero(y + 16 * scale_);
        y = details(y + 22 * scale_);
        // The codes stand at the foot of the page, where a thumb holds it; the air is above them.
        const float codes = codes_height();
        const float foot = 26 * scale_;
        const float top = std::max(y + 16 * scale_, page_height - margin_ - foot - codes);
        draw_codes(top, codes);
        footer(top + codes + 12 * scale_, content_.words, content_.terminal + "  ·  " + content_.printed);
        return top + codes + foot + margin_;
    }

  private:
    [[nodiscard]] const text::Language& french() const { return *content_.words.front().language; }

    float header(float y) {
        const float reference_width = 150 * scale_;
        float r = y;
        r += pen_.write(right_ - reference_width, r, reference_width, content_.words.front().reference_label, body(9),
                        colours.quiet, french(), Align::End);
        r += pen_.write(right_ - reference_width, r, reference_width, content_.reference, heading(19), colours.strong,
                        french(), Align::End);
        const float logo = pen_.picture(left_, y, 160, 38, content_.logo, false);
        float l = y + (logo > 0 ? logo + 6 : 0);
        const float width = right_ - left_ - reference_width - 10;
        l += pen_.write(left_, l, width, content_.words.front().programme, heading(14), colours.accent, french());
        for (const auto& words : content_.words)
            if (words.language != &french())
                l += pen_.write(left_, l, width, words.programme, body(10), colours.quiet, *words.language,
                                words.language->right_to_left() ? Align::End : Align::Start);
        return std::max(l, r);
    }

    struct HeroRow {
        std::string Words::* text;
        Style style;
        Ink ink;
    };
    [[nodiscard]] std::array<HeroRow, 4> hero_rows() const {
        return {{{&Words::title, heading(12, 500), colours.accent},
                 {&Words::date, heading(date_size()), colours.strong},
                 {&Words::time, heading(38), colours.accent},
                 {&Words::how, body(12), colours.text}}};
    }

    [[nodiscard]] float hero_width() const {
        const auto columns = static_cast<float>(columns_);
        return (right_ - left_ - 2 * hero_pad - gutter_ * (columns - 1)) / columns;
    }
    // As large as the longest date allows on one line.
    [[nodiscard]] float date_size() const {
        constexpr float wanted = 22;
        float widest = 1;
        for (const auto& words : content_.words)
            widest = std::max(widest, pen_.width(words.date, heading(wanted), *words.language));
        return std::min(wanted, wanted * (hero_width() - 2) / widest);
    }

    // The languages share each row, so that date stands beside date and time beside time. Draws when `draw` is set.
    float hero_text(float y, bool draw) {
        const float width = hero_width();
        const float top = y;
        for (const auto& row : hero_rows()) {
            float tallest = 0;
            for (const auto& words : content_.words)
                tallest = std::max(tallest, pen_.height(width, words.*row.text, row.style, *words.language));
            float x = left_ + hero_pad;
            for (const auto& words : content_.words) {
                const float height = pen_.height(width, words.*row.text, row.style, *words.language);
                if (draw)
                    pen_.write(x, y + (tallest - height) / 2, width, words.*row.text, row.style, row.ink,
                               *words.language);
                x += width + gutter_;
            }
            y += tallest + 1 * scale_;
        }
        return y - top;
    }

    float hero(float y) {
        const float height = hero_text(0, false) + 28 * scale_;
        pen_.box(left_, y, right_ - left_, height, 10, colours.panel);
        hero_text(y + 14 * scale_, true);
        return y + height;
    }

    float section(float x, float y, const std::string& label, const text::Language& language) {
        return y + pen_.write(x, y, column_, label, heading(11.5F), colours.accent, language) + 2 * scale_;
    }

    float column(std::size_t index, float y) {
        const Words& words = content_.words[index];
        const float x = column_x(index);
        y = section(x, y, words.where_label, *words.language);
        bool first = true;
        for (const auto& line : words.where) {
            y += pen_.write(x, y, column_, line, body(first ? 13.0F : 11.5F, first ? 700 : 400), colours.strong,
                            *words.language);
            first = false;
        }
        y += 4 * scale_;
        for (const auto& note : words.notes)
            y += pen_.write(x, y, column_, note, body(10.5F), colours.quiet, *words.language) + 2 * scale_;
        y = section(x, y + 14 * scale_, words.bring_label, *words.language);
        y = bullets(x, y, words.bring, body(11.5F), 3, *words.language);
        y = section(x, y + 12 * scale_, words.change_label, *words.language);
        y += pen_.write(x, y, column_, words.change, body(11.5F), colours.text, *words.language);
        y = section(x, y + 12 * scale_, words.good_to_know_label, *words.language);
        y += pen_.write(x, y, column_, words.good_to_know, body(11.5F), colours.text, *words.language);
        return y;
    }

    float details(float y) {
        float bottom = y;
        for (std::size_t i = 0; i < content_.words.size(); ++i) bottom = std::max(bottom, column(i, y));
        rules(y, bottom);
        return bottom;
    }

    // Two panels, each a code and its caption in each language. The event holds more, so its code is larger.
    struct Panel {
        const Qr& code;
        std::string Words::* caption;
        float side;
        float x;
        float width;
    };
    [[nodiscard]] std::array<Panel, 2> panels() const {
        const float whole = right_ - left_ - gutter_;
        const float first = whole * 0.54F;
        return {{{content_.calendar, &Words::calendar_caption, 138, left_, first},
                 {content_.code, &Words::code_caption, 112, left_ + first + gutter_, whole - first}}};
    }

    float captions(const Panel& panel, float y, bool draw) {
        const float x = panel.x + panel.side + 4;
        const float width = panel.width - panel.side - 4;
        const float top = y;
        for (const auto& words : content_.words) {
            const auto& caption = words.*panel.caption;
            y += draw ? pen_.write(x, y, width, caption, body(10), colours.text, *words.language)
                      : pen_.height(width, caption, body(10), *words.language);
            y += 6 * scale_;
        }
        return y - 6 * scale_ - top;
    }

    float codes_height() {
        float height = 0;
        for (const auto& panel : panels()) height = std::max({height, panel.side, captions(panel, 0, false)});
        return height + 12 * scale_;
    }

    void draw_codes(float y, float height) {
        pen_.line(left_, y, right_, y, 0.7F, colours.line);
        const float top = y + 12 * scale_;
        const float room = height - 12 * scale_;
        for (const auto& panel : panels()) {
            // The quiet zone may lie in the margin_, so that the code itself stands on the edge of the text.
            const float quiet = panel.side * 4 / static_cast<float>(panel.code.size + 8);
            pen_.qr(panel.x - quiet, top + (room - panel.side) / 2, panel.side, panel.code);
            captions(panel, top + (room - captions(panel, 0, false)) / 2, true);
        }
    }

    const PageContent& content_;
};

} // namespace

float draw_sheet(Pen& pen, const PageContent& content, float width, float height, float scale) {
    return Sheet(pen, content, width, scale).draw(height);
}

} // namespace accueil::slip

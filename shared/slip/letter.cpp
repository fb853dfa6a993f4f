#include "shared/slip/letter.h"

#include <algorithm>
#include <cmath>

#include "shared/slip/canvas_page.h"
#include "shared/slip/column_page.h"
#include "shared/slip/letter_words.h"
#include "shared/slip/pen.h"

namespace accueil::slip {

namespace {

using text::Align;

// 68 mm: a module is then about a millimetre wide, also for a letter with every need.
constexpr float code_side = 194;

struct Content {
    std::string reference, person, issued;
    std::vector<LetterWords> words; // French first; then the person's language when it is another
    Qr code;
    std::filesystem::path logo;
};

core::Result<Content> content_of(const Letter& letter, const Stationery& stationery,
                                 const text::Catalogues& catalogues) {
    const auto& french = catalogues.of(catalogues.languages().first().code);
    const auto& own = catalogues.of(letter.language);
    Content content{letter.reference, letter.given_names, french.date(letter.issued_at), {}, {}, stationery.logo};
    if (!letter.surname.empty()) content.person += (content.person.empty() ? "" : " ") + letter.surname;
    content.words.push_back(words_of(letter, french, own.language()));
    if (own.language().code != french.language().code) content.words.push_back(words_of(letter, own, own.language()));
    // The strongest: a letter travels folded in a pocket, and is photographed, copied and sent on.
    auto code = make_qr(letter.code, QrStrength::Quartile);
    if (!code) return std::unexpected(code.error());
    content.code = std::move(*code);
    return content;
}

class LetterSheet : ColumnPage {
  public:
    LetterSheet(Pen& pen, const Content& content, PageSize size, float scale)
        : ColumnPage(pen, letter_measures, content.words.size(), size.width, scale), content_(content),
          page_height_(size.height) {}

    // Returns how high it became.
    float draw() {
        float y = header(margin_);
        y = over_columns(y + 20 * scale_, &LetterSheet::opening);
        y = code(y + 14 * scale_);
        y = over_columns(y + 16 * scale_, &LetterSheet::details);
        const float foot = std::max(y + 14 * scale_, page_height_ - margin_ - 12 * scale_);
        footer(foot, content_.words, content_.issued);
        return foot + 12 * scale_ + margin_;
    }

  private:
    [[nodiscard]] const text::Language& french() const { return *content_.words.front().language; }

    float header(float y) {
        const float width = right_ - left_;
        const float logo = pen_.picture(margin_, y, 160, 38, content_.logo, false);
        float left = y + (logo > 0 ? logo + 6 : 0);
        for (const auto& words : content_.words) {
            const bool first = words.language == &french();
            const auto& ink = first ? colours.accent : colours.quiet;
            left += pen_.write(margin_, left, width * 0.62F, words.programme, first ? heading(14) : body(10), ink,
                               *words.language, words.language->right_to_left() ? Align::End : Align::Start);
        }
        const float x = margin_ + width * 0.62F;
        float right = y;
        right += pen_.write(x, right, width * 0.38F, content_.words.front().reference_label, body(9), colours.quiet,
                            french(), Align::End);
        right +=
            pen_.write(x, right, width * 0.38F, content_.reference, heading(13), colours.strong, french(), Align::End);
        if (!content_.person.empty())
            right += pen_.write(x, right, width * 0.38F, content_.person, body(11, 600), colours.strong, french(),
                                Align::End);
        return std::max(left, right);
    }

    float over_columns(float y, float (LetterSheet::*part)(float, float, const LetterWords&)) {
        float bottom = y;
        for (std::size_t i = 0; i < content_.words.size(); ++i)
            bottom = std::max(bottom, (this->*part)(column_x(i), y, content_.words[i]));
        rules(y, bottom);
        return bottom;
    }

    float opening(float x, float y, const LetterWords& words) {
        y += pen_.write(x, y, column_, words.title, heading(12, 500), colours.accent, *words.language);
        y += pen_.write(x, y, column_, words.greeting, heading(23), colours.strong, *words.language) + 8 * scale_;
        return y + pen_.write(x, y, column_, words.how, body(11.5F), colours.text, *words.language);
    }

    // In the middle of a calm field, with nothing beside it that a camera could take for a code.
    float code(float y) {
        const float width = right_ - left_;
        const float pad = 12 * scale_;
        float caption = 0;
        for (const auto& words : content_.words)
            caption = std::max(caption, pen_.height(column_ - pad, words.also, body(10.5F), *words.language));
        const float height = code_side + caption + 3 * pad;
        pen_.box(margin_, y, width, height, 10, colours.panel);
        pen_.qr(margin_ + (width - code_side) / 2, y + pad, code_side, content_.code);
        float x = margin_ + pad;
        for (const auto& words : content_.words) {
            pen_.write(x, y + code_side + 2 * pad, column_ - (content_.words.size() == 1 ? 2 * pad : pad), words.also,
                       body(10.5F), colours.text, *words.language,
                       content_.words.size() == 1 ? Align::Centre : Align::Start);
            x += column_ + gutter_ - pad;
        }
        return y + height;
    }

    float details(float x, float y, const LetterWords& words) {
        const auto& language = *words.language;
        y += pen_.write(x, y, column_, words.known_label, heading(11.5F), colours.accent, language) + 2 * scale_;
        y = bullets(x, y, words.known, body(11), 2, language);
        y += pen_.write(x, y, column_, words.change, body(10.5F), colours.quiet, language) + 10 * scale_;
        y += pen_.write(x, y, column_, words.bring_label, heading(11.5F), colours.accent, language) + 2 * scale_;
        return bullets(x, y, words.bring, body(11), 2, language);
    }

    const Content& content_;
    float page_height_;
};

PageSize sheet_of(Paper paper) {
    return paper == Paper::A4 ? PageSize{.width = 595.28F, .height = 841.89F} : PageSize{.width = 612, .height = 792};
}

// The largest type with which all is on one sheet.
float scale_for(const Content& content, PageSize size, text::Typesetter& typesetter) {
    float scale = 1;
    page_as_nothing([&](cairo_t* context) {
        Pen pen(context, typesetter);
        while (LetterSheet(pen, content, size, scale).draw() > size.height + 0.5F && scale > 0.6F) scale -= 0.04F;
    });
    return scale;
}

} // namespace

core::Result<core::Bytes> to_pdf(const Letter& letter, const Stationery& stationery, const text::Catalogues& catalogues,
                                 text::Typesetter& typesetter) {
    const auto content = content_of(letter, stationery, catalogues);
    if (!content) return std::unexpected(content.error());
    const auto size = sheet_of(stationery.paper);
    const float scale = scale_for(*content, size, typesetter);
    return page_as_pdf(size, letter.reference, letter.issued_at, [&](cairo_t* context) {
        Pen pen(context, typesetter);
        LetterSheet(pen, *content, size, scale).draw();
    });
}

core::Result<core::Bytes> to_png(const Letter& letter, const Stationery& stationery, const text::Catalogues& catalogues,
                                 text::Typesetter& typesetter, double dots_per_inch) {
    const auto content = content_of(letter, stationery, catalogues);
    if (!content) return std::unexpected(content.error());
    const auto size = sheet_of(stationery.paper);
    const float scale = scale_for(*content, size, typesetter);
    return page_as_png(size, dots_per_inch, [&](cairo_t* context) {
        Pen pen(context, typesetter);
        LetterSheet(pen, *content, size, scale).draw();
    });
}

} // namespace accueil::slip

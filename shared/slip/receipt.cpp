#include <algorithm>

#include "shared/slip/page.h"

namespace accueil::slip {

namespace {

using text::Align;
using text::Role;
using text::Style;

// The heads of 80 and 58 mm printers are 72 and 48 mm wide.
float margin_of(float width) { return width > 200 ? 11.3F : 14.2F; }

class Receipt {
  public:
    Receipt(Pen& pen, const PageContent& content, float width)
        : pen_(pen), content_(content), x_(margin_of(width)), width_(width - 2 * x_) {}

    float draw() {
        y_ = 10;
        if (const float logo = pen_.picture(x_, y_, width_, 42, content_.logo, true); logo > 0) y_ += logo + 6;
        const Words& french = content_.words.front();
        centred(french.programme, heading(10.5F), french);
        gap(6);
        for (const auto& words : content_.words) {
            rule(words.language == french.language ? 1.6F : 0.8F);
            language(words);
        }
        rule(1.6F);
        code(content_.code, 116, &Words::code_caption);
        centred(french.reference_label, body(8.5F), french);
        centred(content_.reference, heading(21), french);
        gap(6);
        rule(0.8F);
        code(content_.calendar, 164, &Words::calendar_caption);
        gap(4);
        for (const auto& days : content_.first_days) first_days(days);
        if (content_.guide) guide();
        rule(0.8F);
        for (const auto& words : content_.words) centred(words.footer, body(9, 600), words);
        centred(content_.terminal + " · " + content_.printed, body(8), french);
        return y_ + 14; // the cutter stands above the head
    }

  private:
    static Style heading(float size) { return {.role = Role::Heading, .size = size, .weight = 700, .leading = 1}; }
    static Style body(float size, int weight = 400) {
        return {.role = Role::Body, .size = size, .weight = weight, .leading = 1};
    }
    // As large as wanted, or as the width allows on one line.
    [[nodiscard]] Style fitting(const std::string& line, float wanted, const Words& words) const {
        const float wide = pen_.width(line, heading(wanted), *words.language);
        return heading(std::min(wanted, wanted * (width_ - 1) / std::max(wide, 1.0F)));
    }
    void gap(float points) { y_ += points; }
    void rule(float thickness) {
        pen_.line(x_, y_ + 2, x_ + width_, y_ + 2, thickness, black_only.line);
        gap(8);
    }
    void write(const std::string& line, const Style& style, const Words& words, Align align = Align::Start) {
        y_ += pen_.write(x_, y_, width_, line, style, black_only.text, *words.language, align);
    }
    void centred(const std::string& line, const Style& style, const Words& words) {
        write(line, style, words, Align::Centre);
    }

    void bullet(const std::string& item, const text::Language& language, float dot, int weight = 400) {
        const float indent = 10;
        const bool mirrored = language.right_to_left();
        pen_.box(mirrored ? x_ + width_ - dot : x_, y_ + 8.5F - dot / 2, dot, dot, dot / 2, black_only.text);
        y_ += pen_.write(mirrored ? x_ : x_ + indent, y_, width_ - indent, item, body(10.5F, weight), black_only.text,
                         language) +
              2;
    }

    void first_days(const FirstDays& days) {
        const auto line = [&](const std::string& text, const Style& style) {
            y_ += pen_.write(x_, y_, width_, text, style, black_only.text, *days.language);
        };
        rule(0.8F);
        line(days.title, heading(14));
        gap(3);
        for (const auto& step : days.steps) bullet(step, *days.language, 3);
        gap(4);
        line(days.plan, body(10.5F, 700));
        // What the person wants to speak of stands out: a larger dot and bold letters.
        for (const auto& part : days.parts)
            bullet(part.name, *days.language, part.wished ? 5.0F : 3.0F, part.wished ? 700 : 400);
        gap(8);
    }

    void guide() {
        rule(0.8F);
        const float side = 92;
        pen_.qr(x_ + (width_ - side) / 2, y_, side, *content_.guide);
        y_ += side + 2;
        for (const auto& days : content_.first_days)
            y_ +=
                pen_.write(x_, y_, width_, days.guide_caption, body(9), black_only.text, *days.language, Align::Centre);
        gap(6);
    }

    void language(const Words& words) {
        write(words.title, body(11, 600), words);
        write(words.date, fitting(words.date, 17, words), words);
        write(words.time, fitting(words.time, 32, words), words);
        write(words.how, body(10.5F), words);
        gap(7);
        write(words.where_label, body(9, 700), words);
        bool first = true;
        for (const auto& line : words.where) {
            write(line, body(first ? 12.0F : 10.5F, first ? 700 : 400), words);
            first = false;
        }
        for (const auto& note : words.notes) write(note, body(9.5F), words);
        gap(7);
        write(words.bring_label, body(9, 700), words);
        for (const auto& item : words.bring) bullet(item, *words.language, 3);
        gap(5);
        write(words.change_label, body(9, 700), words);
        write(words.change, body(10), words);
        gap(5);
        write(words.good_to_know_label, body(9, 700), words);
        write(words.good_to_know, body(10), words);
        gap(8);
    }

    void code(const Qr& qr, float wanted, std::string Words::* caption) {
        // The quiet zone may lie beside the head's width: the paper there is white anyway.
        const float side = std::min(wanted, width_ + 8);
        pen_.qr(x_ + (width_ - side) / 2, y_, side, qr);
        y_ += side + 2;
        for (const auto& words : content_.words) centred(words.*caption, body(9), words);
        gap(6);
    }

    Pen& pen_;
    const PageContent& content_;
    float x_;
    float width_;
    float y_ = 0;
};

} // namespace

float draw_receipt(Pen& pen, const PageContent& content, float width) { return Receipt(pen, content, width).draw(); }

} // namespace accueil::slip

#include <algorithm>

#include "shared/documents/mrz/layout.h"
#include "shared/documents/mrz/read.h"
#include "shared/scanning/zone/evidence.h"

namespace accueil::scanning::zone {

namespace {

using documents::mrz::Checked;
using documents::mrz::Layout;
using documents::mrz::Span;

// How much more likely a character is than the next that may stand there, as a natural logarithm. Where check digits
// prove a field, a likely character is enough; where none does, it must be clear.
constexpr float clear = 4.5F, likely = 0.7F;

// What may stand in a cell.
enum class Kind : std::uint8_t { Any, Letter, LetterOrFiller, Digit, DigitOrFiller, Sex };

bool may_be(Kind kind, char c) {
    const bool digit = c >= '0' && c <= '9', letter = c >= 'A' && c <= 'Z';
    switch (kind) {
    case Kind::Any: return true;
    case Kind::Letter: return letter;
    case Kind::LetterOrFiller: return letter || c == '<';
    case Kind::Digit: return digit;
    case Kind::DigitOrFiller: return digit || c == '<';
    case Kind::Sex: return c == 'M' || c == 'F' || c == 'X' || c == '<';
    }
    return false;
}

struct Place {
    Kind kind = Kind::Any;
    bool checked = false; // by a check digit
};

// The cells of a format, from the table of its fields.
class Form {
  public:
    explicit Form(const Layout& layout) : lines_(layout.lines, std::vector<Place>(layout.width)) {
        set(layout.document_code, {Kind::LetterOrFiller});
        lines_[0][0].kind = Kind::Letter;
        set(layout.issuing_state, {Kind::LetterOrFiller});
        set(layout.name, {Kind::LetterOrFiller});
        set(layout.nationality, {Kind::LetterOrFiller});
        set(layout.sex, {Kind::Sex});
        set(layout.document_number, {Kind::Any, true}, layout.long_numbers ? Kind::DigitOrFiller : Kind::Digit);
        set(layout.birth_date, {Kind::DigitOrFiller, true}, Kind::Digit);
        set(layout.expiry_date, {Kind::DigitOrFiller, true}, Kind::Digit);
        if (layout.optional_digit != 0)
            set(Checked{layout.optional1, layout.optional_digit}, {Kind::Any, true}, Kind::DigitOrFiller);
        if (layout.composite_digit.size == 0) return;
        for (const auto& span : layout.composite)
            for (std::size_t i = 0; i < span.size; ++i) lines_[span.line][span.at + i].checked = true;
        set(layout.composite_digit, {Kind::Digit, true});
    }
    [[nodiscard]] const Place& at(std::size_t line, std::size_t cell) const { return lines_[line][cell]; }

  private:
    void set(const Span& span, Place place) {
        for (std::size_t i = 0; i < span.size; ++i) lines_[span.line][span.at + i] = place;
    }
    void set(const Checked& field, Place place, Kind digit) {
        set(field.field, place);
        lines_[field.field.line][field.digit] = {digit, true};
    }
    std::vector<std::vector<Place>> lines_;
};

// What a character adds to a check sum; those with the same are one to it.
std::size_t weight(std::size_t character) { return character + 1 == something_else ? 0 : character % 10; }

// The likeliest character that may stand here; nothing when it is not clear enough.
std::optional<char> decided(const Likelihood& cell, const Place& place) {
    std::size_t best = something_else;
    for (std::size_t o = 0; o < something_else; ++o)
        if (may_be(place.kind, alphabet[o]) && (best == something_else || cell[o] > cell[best])) best = o;
    for (std::size_t o = 0; o < outcomes; ++o) {
        if (o == best || (o != something_else && !may_be(place.kind, alphabet[o]))) continue;
        const bool proved = place.checked && (o == something_else || weight(o) != weight(best));
        if (cell[best] - cell[o] < (proved ? likely : clear)) return std::nullopt;
    }
    return alphabet[best];
}

std::optional<std::string> written(const Evidence& evidence, const Form& form) {
    std::string text;
    for (std::size_t l = 0; l < evidence.lines.size(); ++l) {
        if (l > 0) text += '\n';
        for (std::size_t k = 0; k < evidence.width; ++k) {
            const auto c = decided(evidence.lines[l][k], form.at(l, k));
            if (!c) return std::nullopt;
            text += *c;
        }
    }
    return text;
}

// A name begins with a letter, and nothing stands behind the fillers that fill its field.
bool is_name(std::string_view field) {
    const auto fill = field.find("<<<");
    return field.front() != '<' && (fill == field.npos || field.find_first_not_of('<', fill) == field.npos);
}

bool is_proved(std::string_view text, const Layout& layout) {
    const auto line = text.substr(layout.name.line * (layout.width + 1), layout.width);
    if (!is_name(line.substr(layout.name.at, layout.name.size))) return false;
    const auto read = documents::mrz::read(text);
    return read && read->format == layout.format && read->checks.all() && !read->repaired && read->birth_date_valid &&
           read->expiry_date_valid;
}

} // namespace

std::optional<std::string> prove(const Evidence& evidence) {
    for (const auto& layout : documents::mrz::layouts) {
        if (layout.lines != evidence.lines.size() || layout.width != evidence.width) continue;
        const auto text = written(evidence, Form(layout));
        if (text && is_proved(*text, layout)) return text;
    }
    return std::nullopt;
}

} // namespace accueil::scanning::zone

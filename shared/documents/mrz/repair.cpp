#include "shared/documents/mrz/repair.h"

#include <algorithm>
#include <vector>

#include "shared/documents/mrz/check_digit.h"
#include "shared/documents/mrz/number.h"
#include "shared/documents/text.h"

namespace accueil::documents::mrz {

namespace {

// The digit that a letter is taken for; the character itself when there is none.
char as_digit(char c) {
    constexpr std::string_view letters = "OISBZ", digits = "01582";
    const auto i = letters.find(c);
    return i == std::string_view::npos ? c : digits[i];
}

// Unknown parts of a date are two fillers; one beside a digit was something else.
bool halves_a_part(std::string_view yymmdd) {
    for (std::size_t i = 0; i + 1 < yymmdd.size(); i += 2)
        if ((yymmdd[i] == '<') != (yymmdd[i + 1] == '<')) return true;
    return false;
}

// Where only digits can stand there is nothing to choose.
bool mend_date(Lines& zone, const Checked& place) {
    auto& line = zone.line[place.field.line];
    auto mended = line;
    for (std::size_t i = 0; i < place.field.size; ++i) mended[place.field.at + i] = as_digit(line[place.field.at + i]);
    mended[place.digit] = as_digit(line[place.digit]);
    const auto date = part(mended, place.field.at, place.field.size);
    if (mended == line || halves_a_part(date) || !agrees(date, mended[place.digit])) return false;
    line = mended;
    return true;
}

// Swaps one character if the field then agrees.
template<class Right>
bool mend_one(char& c, Right right) {
    const char before = c;
    c = as_digit(c);
    if (c != before && right()) return true;
    c = before;
    return false;
}

std::vector<char*> places(Lines& zone, const Span& span) {
    std::vector<char*> found;
    for (std::size_t i = 0; i < span.size; ++i) found.push_back(&zone.line[span.line][span.at + i]);
    return found;
}

// In a number a letter and a digit are both possible, and the check digit alone is no witness (the composite digit
// gives it the same weights): after any misread character one swap in ten agrees by chance. So a letter is suspected
// only when it is the only one among digits: not in the first two places or the last two, where numbers have letters.
template<class Right>
bool mend_among_digits(const std::vector<char*>& text, Right right) {
    char* suspect = nullptr;
    for (std::size_t i = 2; i + 2 < text.size(); ++i) {
        if (as_digit(*text[i]) == *text[i]) continue;
        if (!is_digit(*text[i - 1]) || !is_digit(*text[i + 1]) || !is_digit(*text[i + 2])) continue;
        if (suspect) return false;
        suspect = text[i];
    }
    return suspect && mend_one(*suspect, right);
}

bool mend_number(Lines& zone, const Layout& place) {
    const auto right = [&] { return document_number(zone).agrees; };
    if (right()) return false;
    const auto& [span, digit] = place.document_number;
    if (mend_one(zone.line[span.line][digit], right)) return true;
    auto text = places(zone, span);
    if (place.long_numbers && zone.line[span.line][digit] == '<') {
        const auto rest = places(zone, place.optional1);
        text.insert(text.end(), rest.begin(), std::ranges::find(rest, '<', [](const char* c) { return *c; }));
    }
    return mend_among_digits(text, right);
}

bool mend_optional(Lines& zone, const Layout& place) {
    if (place.optional_digit == 0) return false;
    auto& line = zone.line[place.optional1.line];
    const auto right = [&] {
        return agrees(part(line, place.optional1.at, place.optional1.size), line[place.optional_digit]);
    };
    return !right() && mend_one(line[place.optional_digit], right); // what else stands there has no form
}

bool composite_agrees(const Lines& zone, const Layout& place) {
    CheckSum sum;
    for (const auto& span : place.composite) sum.add(part(zone.line[span.line], span.at, span.size));
    return zone.line[place.composite_digit.line][place.composite_digit.at] == sum.digit();
}

bool mend_composite(Lines& zone, const Layout& place) {
    if (place.composite_digit.size == 0) return false;
    const auto right = [&] { return composite_agrees(zone, place); };
    return !right() && mend_one(zone.line[place.composite_digit.line][place.composite_digit.at], right);
}

} // namespace

bool repair(Lines& zone) {
    const auto& place = layout(zone.format);
    bool changed = mend_date(zone, place.birth_date);
    changed |= mend_date(zone, place.expiry_date);
    // The composite digit must agree as well, else the sum was wrong and not the character.
    Lines bolder = zone;
    bool changed_more = mend_number(bolder, place);
    changed_more |= mend_optional(bolder, place);
    changed_more |= mend_composite(bolder, place);
    if (!changed_more || (place.composite_digit.size != 0 && !composite_agrees(bolder, place))) return changed;
    zone = bolder;
    return true;
}

} // namespace accueil::documents::mrz

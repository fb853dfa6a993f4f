#include "shared/documents/mrz/repair.h"

#include <algorithm>
#include <vector>

#include "shared/documents/mrz/check_digit.h"
#include "shared/documents/mrz/number.h"
#include "shared/documents/text.h"

namespace accueil::documents::mrz {

namespace {

constexpr std::string_view letters = "OISBZ", digits = "01582";

// The character that this one is mistaken for; itself when there is none.
char twin(char c) {
    if (const auto i = letters.find(c); i != std::string_view::npos) return digits[i];
    if (const auto i = digits.find(c); i != std::string_view::npos) return letters[i];
    return c;
}

char as_digit(char c) { return is_digit(c) ? c : is_digit(twin(c)) ? twin(c) : c; }

bool is_letter(char c) { return is_upper(c); }

// Characters that can be swapped. Numbers are mostly digits, so a letter is suspected first; a digit only where it
// stands among letters. One wrong sum in ten agrees with any swap, so what need not be suspected isn't.
struct Suspects {
    std::vector<char*> letters, digits;
};

void append(Lines& zone, const Span& span, Suspects& suspects) {
    auto& line = zone.line[span.line];
    const auto end = span.at + span.size;
    for (auto at = span.at; at < end; ++at) {
        char& c = line[at];
        if (twin(c) == c) continue;
        if (is_letter(c)) {
            suspects.letters.push_back(&c);
        } else if ((at == span.at || is_letter(line[at - 1])) && (at + 1 == end || is_letter(line[at + 1]))) {
            suspects.digits.push_back(&c);
        }
    }
}

void swap(char* c) { *c = twin(*c); }

// Swaps the one character that makes `right` hold; nothing when there is none, or a choice.
template<class Right>
bool mend_one(const std::vector<char*>& places, Right right, bool& choice) {
    char* found = nullptr;
    for (char* place : places) {
        swap(place);
        if (right()) {
            choice |= found != nullptr;
            found = place;
        }
        swap(place);
    }
    if (!found || choice) return false;
    swap(found);
    return true;
}

template<class Right>
bool mend_two(const std::vector<char*>& places, Right right) {
    std::vector<std::pair<char*, char*>> ways;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size(); ++j) {
            swap(places[i]), swap(places[j]);
            if (right()) ways.emplace_back(places[i], places[j]);
            swap(places[i]), swap(places[j]);
        }
    }
    if (ways.size() != 1) return false;
    swap(ways.front().first), swap(ways.front().second);
    return true;
}

template<class Right>
bool mend(const Suspects& suspects, Right right) {
    bool choice = false;
    return mend_one(suspects.letters, right, choice) || (!choice && mend_two(suspects.letters, right)) ||
           (!choice && mend_one(suspects.digits, right, choice));
}

// Where only digits can stand there is nothing to choose. Not by the digit alone: two letters can cancel out in it.
bool mend_date(Lines& zone, const Checked& place) {
    auto& line = zone.line[place.field.line];
    auto mended = line;
    for (std::size_t i = 0; i < place.field.size; ++i) mended[place.field.at + i] = as_digit(line[place.field.at + i]);
    mended[place.digit] = as_digit(line[place.digit]);
    if (mended == line || !agrees(part(mended, place.field.at, place.field.size), mended[place.digit])) return false;
    line = mended;
    return true;
}

// A check digit is a digit: a letter in its place is mended when the field then agrees.
template<class Right>
bool mend_digit(char& digit, Right right) {
    const char before = digit;
    digit = as_digit(digit);
    if (digit != before && right()) return true;
    digit = before;
    return false;
}

bool mend_number(Lines& zone, const Layout& place) {
    const auto right = [&] { return document_number(zone).agrees; };
    if (right()) return false;
    const auto& [span, digit] = place.document_number;
    if (mend_digit(zone.line[span.line][digit], right)) return true;
    Suspects suspects;
    append(zone, span, suspects);
    if (place.long_numbers && zone.line[span.line][digit] == '<') {
        const auto rest =
            std::string_view(zone.line[place.optional1.line]).substr(place.optional1.at, place.optional1.size);
        append(zone, {place.optional1.line, place.optional1.at, std::min(rest.find('<'), rest.size())}, suspects);
    }
    return mend(suspects, right);
}

bool mend_optional(Lines& zone, const Layout& place) {
    if (place.optional_digit == 0) return false;
    auto& line = zone.line[place.optional1.line];
    const auto right = [&] {
        return agrees(part(line, place.optional1.at, place.optional1.size), line[place.optional_digit]);
    };
    if (right()) return false;
    if (mend_digit(line[place.optional_digit], right)) return true;
    Suspects suspects;
    append(zone, place.optional1, suspects);
    return mend(suspects, right);
}

bool composite_agrees(const Lines& zone, const Layout& place) {
    CheckSum sum;
    for (const auto& span : place.composite) sum.add(part(zone.line[span.line], span.at, span.size));
    return zone.line[place.composite_digit.line][place.composite_digit.at] == sum.digit();
}

bool mend_composite(Lines& zone, const Layout& place) {
    if (place.composite_digit.size == 0) return false;
    const auto right = [&] { return composite_agrees(zone, place); };
    return !right() && mend_digit(zone.line[place.composite_digit.line][place.composite_digit.at], right);
}

} // namespace

bool repair(Lines& zone) {
    const auto& place = layout(zone.format);
    bool changed = mend_date(zone, place.birth_date);
    changed |= mend_date(zone, place.expiry_date);
    // In the other fields a digit and a letter are both possible, and one wrong sum in ten agrees by chance. Where a
    // composite digit stands it must agree as well, else the sum was wrong and not the character.
    Lines bolder = zone;
    bool changed_more = mend_number(bolder, place);
    changed_more |= mend_optional(bolder, place);
    changed_more |= mend_composite(bolder, place);
    if (!changed_more || (place.composite_digit.size != 0 && !composite_agrees(bolder, place))) return changed;
    zone = bolder;
    return true;
}

} // namespace accueil::documents::mrz

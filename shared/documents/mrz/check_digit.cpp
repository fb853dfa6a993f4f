#include "shared/documents/mrz/check_digit.h"

#include "shared/documents/text.h"

namespace accueil::documents::mrz {

void CheckSum::add(std::string_view text) {
    constexpr int weights[] = {7, 3, 1};
    for (const char c : text) {
        const int value = is_digit(c) ? c - '0' : is_upper(c) ? c - 'A' + 10 : 0;
        sum_ += value * weights[position_];
        position_ = (position_ + 1) % 3;
    }
}

char check_digit(std::string_view text) {
    CheckSum sum;
    sum.add(text);
    return sum.digit();
}

bool agrees(std::string_view text, char digit) {
    if (digit == '<') return text.find_first_not_of('<') == std::string_view::npos;
    return check_digit(text) == digit;
}

} // namespace accueil::documents::mrz

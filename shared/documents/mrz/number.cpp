#include "shared/documents/mrz/number.h"

#include "shared/documents/mrz/check_digit.h"
#include "shared/documents/text.h"

namespace accueil::documents::mrz {

namespace {

std::string_view without_fillers(std::string_view text) {
    while (!text.empty() && text.back() == '<') text.remove_suffix(1);
    return text;
}

} // namespace

DocumentNumber document_number(const Lines& zone) {
    const auto& place = layout(zone.format);
    const auto& [span, digit_at] = place.document_number;
    const std::string_view line = zone.line[span.line];
    const auto field = line.substr(span.at, span.size);
    const auto optional = part(zone.line[place.optional1.line], place.optional1.at, place.optional1.size);
    const char digit = line[digit_at];

    if (place.long_numbers && digit == '<' && field.back() != '<') {
        const auto rest = optional.substr(0, optional.find('<'));
        if (rest.size() >= 2 && is_digit(rest.back())) {
            const std::string number = std::string(field) + std::string(rest.substr(0, rest.size() - 1));
            const std::string with_filler = std::string(field) + '<' + std::string(rest.substr(0, rest.size() - 1));
            const bool right = agrees(number, rest.back()) || agrees(with_filler, rest.back());
            return {number, right, optional.substr(rest.size())};
        }
    }
    return {std::string(without_fillers(field)), agrees(field, digit), optional};
}

} // namespace accueil::documents::mrz

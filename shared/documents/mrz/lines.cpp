#include "shared/documents/mrz/lines.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "shared/documents/text.h"

namespace accueil::documents::mrz {

namespace {

using core::ErrorKind;
using core::fail;

constexpr std::size_t longest = 3 * 48;
constexpr std::size_t shortest_line = 26; // of which some characters were lost

bool is_line_end(char c) { return c == '\r' || c == '\n' || c == '\t' || c == '\v' || c == '\f'; }

// One character as the zone knows it; 0 for a foreign one.
char normal(char c) {
    if (is_digit(c) || is_upper(c) || c == '<') return c;
    if (is_lower(c)) return static_cast<char>(c - 'a' + 'A');
    if (c == ' ') return '<';
    return 0;
}

// None when a character is foreign. Whoever writes blanks for fillers loses those behind the last line.
std::optional<std::vector<std::string>> split(std::string_view text) {
    std::vector<std::string> found(1);
    for (const char c : text) {
        if (is_line_end(c)) {
            if (!found.back().empty()) found.emplace_back();
            continue;
        }
        const char place = normal(c);
        if (place == 0) return std::nullopt;
        found.back() += place;
    }
    if (found.back().empty()) found.pop_back();
    if (found.size() > 1 && !text.contains('<') && found.back().size() < found.front().size())
        found.back().resize(found.front().size(), '<');
    return found;
}

// Visas begin with V, whatever their size; nothing else does.
std::optional<MrzFormat> format_of(std::size_t count, std::size_t width, char first) {
    const bool visa = first == 'V';
    if (count == 3 && width == 30 && !visa) return MrzFormat::Td1;
    if (count == 2 && width == 36) return visa ? MrzFormat::MrvB : MrzFormat::Td2;
    if (count == 2 && width == 44) return visa ? MrzFormat::MrvA : MrzFormat::Td3;
    return std::nullopt;
}

std::optional<MrzFormat> format_of(std::size_t total, char first) {
    for (const auto& one : layouts)
        if (one.lines * one.width == total) return format_of(one.lines, one.width, first);
    return std::nullopt;
}

// The second line of a visa and of the books and cards has a date of birth at the same place; it tells the zone from
// a long code that happens to use the same letters.
bool has_dates(const Lines& zone) {
    const auto& place = layout(zone.format);
    const auto dated = [&](const Span& span) {
        const auto text = part(zone.line[span.line], span.at, span.size);
        return std::ranges::count_if(
                   text, [](char c) { return is_digit(c) || c == '<' || std::string_view("OISBZ").contains(c); }) >= 5;
    };
    return dated(place.birth_date.field) && dated(place.expiry_date.field);
}

} // namespace

bool looks_like(std::string_view text) {
    text = trimmed(text);
    if (text.size() < shortest_line || text.size() > longest) return false;
    // Without fillers, or with blanks for them, only the whole tells a zone from other texts.
    if (!text.contains("<<")) return lines(text).has_value();
    const auto foreign = std::ranges::count_if(text, [](char c) { return normal(c) == 0 && !is_line_end(c); });
    return static_cast<std::size_t>(foreign) * 10 <= text.size();
}

core::Result<Lines> lines(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || text.size() > longest)
        return fail(ErrorKind::InvalidInput, "machine-readable zone: no such text");
    const auto found = split(text);
    if (!found || found->empty())
        return fail(ErrorKind::InvalidInput, "machine-readable zone: a character that it can't hold");
    std::string run;
    for (const auto& line : *found) run += line;
    const auto width = found->front().size();
    const bool even = std::ranges::all_of(*found, [&](const auto& line) { return line.size() == width; });
    const auto format = found->size() == 1 ? format_of(run.size(), run.front())
                        : even             ? format_of(found->size(), width, run.front())
                                           : std::nullopt;
    if (!format) return fail(ErrorKind::InvalidInput, "machine-readable zone: the lines fit no format");
    Lines zone{*format, {}};
    const auto& place = layout(*format);
    for (std::size_t i = 0; i < place.lines; ++i) zone.line[i] = run.substr(i * place.width, place.width);
    if (!is_upper(zone.line[0][0]) || !has_dates(zone))
        return fail(ErrorKind::InvalidInput, "machine-readable zone: no dates where they belong");
    return zone;
}

} // namespace accueil::documents::mrz

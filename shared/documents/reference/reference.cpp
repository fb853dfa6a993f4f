#include "shared/documents/reference/reference.h"

#include "shared/documents/text.h"

namespace accueil::documents::reference {

namespace {

bool fits(char form, char c) {
    switch (form) {
    case '#': return is_digit(c);
    case '@': return is_upper(c);
    case '*': return is_digit(c) || is_upper(c);
    default: return form == c;
    }
}

} // namespace

std::span<const ReferencePattern> default_patterns() {
    static const ReferencePattern patterns[] = {
        {"uci", "########"}, // unique client identifier, IUC in French
        {"uci", "##########"},     {"uci", "####-####"},
        {"uci", "##-####-####"},   {"copr", "T#########"}, // confirmation of permanent residence, IMM 5292 and 5688
        {"imm1442", "F#########"},                         // permits and visitor records
        {"imm1442", "U#########"}, {"application", "@#########"},
        {"csq", "CSQ#+"}, // only when labelled: the length of the bare number is not published
        {"csq", "CSQ-#+"},         {"csq", "CSQ #+"},
    };
    return patterns;
}

bool fits(std::string_view form, std::string_view text) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (at >= text.size() || !fits(form[i], text[at])) return false;
        ++at;
        if (i + 1 < form.size() && form[i + 1] == '+') {
            while (at < text.size() && fits(form[i], text[at])) ++at;
            ++i;
        }
    }
    return at == text.size();
}

std::optional<Reference> find(std::string_view text, std::span<const ReferencePattern> patterns) {
    text = trimmed(text);
    if (text.size() > 2 && text.front() == '*' && text.back() == '*') text = text.substr(1, text.size() - 2);
    if (text.empty() || text.size() > 40) return std::nullopt;
    for (const auto& pattern : patterns)
        if (fits(pattern.form, text)) return Reference{pattern.name, std::string(text)};
    return std::nullopt;
}

} // namespace accueil::documents::reference

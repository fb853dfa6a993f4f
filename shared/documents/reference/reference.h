// Numbers on papers that say nothing by themselves: client identifiers, application numbers, document numbers in linear
// codes. What such codes hold is not published, so they go through a table of patterns that IT staff can extend; a
// match tells a paper of the programme from any other, and proves nothing. The journey keeps the kind and not the
// number.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accueil::documents {

struct Reference {
    std::string pattern; // its name
    std::string value;   // as scanned

    bool operator==(const Reference&) const = default;
};

// In `form` "#" stands for a digit, "@" for a capital letter, "*" for either, "+" for "the same once more, or more
// often"; every other character for itself. Several patterns may have the same name; the first that fits wins.
struct ReferencePattern {
    std::string name;
    std::string form;

    bool operator==(const ReferencePattern&) const = default;
};

namespace reference {

// Numbers on Canadian and Québec papers. The lead letters of a document number are narrower than those of an
// application number, so they come first.
[[nodiscard]] std::span<const ReferencePattern> default_patterns();

[[nodiscard]] bool fits(std::string_view form, std::string_view text);

// Blanks around the text and the asterisks that Code 39 draws at its ends don't count.
[[nodiscard]] std::optional<Reference> find(std::string_view text, std::span<const ReferencePattern> patterns);

} // namespace reference

} // namespace accueil::documents

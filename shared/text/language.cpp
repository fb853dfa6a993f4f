#include "shared/text/language.h"

#include <algorithm>
#include <sstream>
#include <tuple>

#include <toml++/toml.hpp>

namespace accueil::text {

namespace fs = std::filesystem;
using core::ErrorKind;

namespace {

using Families = std::vector<std::string>;

struct Entry {
    Language language;
    Families headings;
    Families body;
};

Families families(const toml::table& table, std::string_view key) {
    Families list;
    if (const auto* array = table[key].as_array())
        for (const auto& item : *array)
            if (const auto name = item.value<std::string>()) list.push_back(*name);
    return list;
}

core::Result<toml::table> parse(const fs::path& file) {
    try {
        return toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        std::ostringstream where;
        where << file.filename().string() << ":" << error.source().begin.line << ": " << error.description();
        return core::fail(ErrorKind::Configuration, where.str());
    }
}

core::Result<Entry> read(const fs::path& file) {
    const auto parsed = parse(file);
    if (!parsed) return std::unexpected(parsed.error());
    const toml::table& table = *parsed;
    const auto text = [&](std::string_view key) { return table[key].value_or(std::string()); };
    Entry entry{.language = {.code = file.stem().string(),
                             .autonym = text("autonym"),
                             .direction = text("direction") == "rtl" ? Direction::RightToLeft : Direction::LeftToRight,
                             .tag = text("tag"),
                             .locale = text("locale"),
                             .headings = {},
                             .body = {},
                             .time = text("time"),
                             .time_on_the_hour = text("time_on_the_hour"),
                             .first_of_month = text("first_of_month"),
                             .voice = text("voice"),
                             .hour = text("hour"),
                             .keyboards = families(table, "keyboards"),
                             .heading_line = table["heading_line"].value_or(1.2F),
                             .body_line = table["body_line"].value_or(1.4F),
                             .position = table["position"].value_or(1000)},
                .headings = families(table, "headings"),
                .body = families(table, "body")};
    for (const std::string_view key : {"autonym", "direction", "tag", "locale"})
        if (text(key).empty())
            return core::fail(ErrorKind::Configuration,
                              file.filename().string() + ": no text for '" + std::string(key) + "'");
    if (entry.headings.empty() || entry.body.empty())
        return core::fail(ErrorKind::Configuration, file.filename().string() + ": no font families");
    return entry;
}

// "A,B,C" without repetition: the families of this language, then those of all the others.
std::string family_list(const Families& own, const std::vector<Entry>& entries, Families Entry::* role) {
    Families list;
    const auto add = [&](const Families& more) {
        for (const auto& family : more)
            if (std::ranges::find(list, family) == list.end()) list.push_back(family);
    };
    add(own);
    for (const auto& entry : entries) add(entry.*role);
    std::string joined;
    for (const auto& family : list) joined += (joined.empty() ? "" : ",") + family;
    return joined;
}

} // namespace

core::Result<Languages> Languages::load(const fs::path& folder) {
    std::vector<Entry> entries;
    std::error_code error;
    for (const auto& file : fs::directory_iterator(folder, error)) {
        if (file.path().extension() != ".toml") continue;
        auto entry = read(file.path());
        if (!entry) return std::unexpected(entry.error());
        entries.push_back(std::move(*entry));
    }
    if (entries.empty()) return core::fail(ErrorKind::NotFound, "no language files in " + folder.string());
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        return std::tie(a.language.position, a.language.code) < std::tie(b.language.position, b.language.code);
    });
    Languages languages;
    for (const auto& entry : entries) {
        Language language = entry.language;
        language.headings = family_list(entry.headings, entries, &Entry::headings);
        language.body = family_list(entry.body, entries, &Entry::body);
        languages.all_.push_back(std::move(language));
    }
    return languages;
}

const Language* Languages::find(std::string_view code) const {
    const auto found = std::ranges::find(all_, code, &Language::code);
    return found == all_.end() ? nullptr : &*found;
}

} // namespace accueil::text

#include "shared/configuration/section.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <fstream>
#include <iterator>

namespace accueil::configuration {
namespace {

std::string_view kind_of(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::none: return "nothing";
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "text";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number with a fraction";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::date: return "a date";
    case toml::node_type::time: return "a time";
    case toml::node_type::date_time: return "a date with a time";
    }
    return "something else";
}

} // namespace

void Problems::add(const toml::source_region& where, std::string_view what) {
    // A section that is not in the file has no place of its own.
    const auto place = where.begin ? std::format("{}:{}", where.begin.line, where.begin.column) : std::string("1:1");
    list_.push_back(std::format("{}:{}: {}", source_.string(), place, what));
}

core::Error Problems::error() const {
    std::string all;
    for (const auto& problem : list_) all += (all.empty() ? "" : "\n") + problem;
    return core::Error{core::ErrorKind::Configuration, all};
}

const toml::node* Section::find(std::string_view key) {
    known_.emplace(key);
    return table_ == nullptr ? nullptr : table_->get(key);
}

void Section::complain(std::string_view key, std::string_view what) {
    const auto* node = table_ == nullptr ? nullptr : table_->get(key);
    if (node == nullptr) node = table_;
    problems_.add(node == nullptr ? toml::source_region{} : node->source(),
                  std::format("{} {} {}", label(), key, what));
    bad_.emplace(key);
}

bool Section::has(std::string_view key) { return find(key) != nullptr; }

Section Section::section(std::string_view key) {
    const auto* node = find(key);
    if (node != nullptr && !node->is_table())
        complain(key, std::format("is {}; allowed: a table, [{}]", kind_of(*node), key));
    return Section{node == nullptr ? nullptr : node->as_table(), std::string(key), problems_};
}

std::vector<Section> Section::sections(std::string_view key) {
    std::vector<Section> list;
    const auto* node = find(key);
    if (node == nullptr) return list;
    const auto* array = node->as_array();
    if (array == nullptr || !std::ranges::all_of(*array, [](const toml::node& n) { return n.is_table(); })) {
        complain(key, std::format("is {}; allowed: tables, each begun by [[{}]]", kind_of(*node), key));
        return list;
    }
    for (const auto& element : *array) list.emplace_back(element.as_table(), std::string(key), problems_);
    return list;
}

int Section::integer(std::string_view key, int otherwise, Range range) {
    const auto* node = find(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    const bool fits = value && static_cast<double>(*value) >= range.low && static_cast<double>(*value) <= range.high;
    if (fits) return static_cast<int>(*value);
    complain(key, std::format("is {}; allowed: a whole number from {:.0f} to {:.0f}",
                              value ? std::to_string(*value) : std::string(kind_of(*node)), range.low, range.high));
    return otherwise;
}

double Section::real(std::string_view key, double otherwise, Range range) {
    const auto* node = find(key);
    if (node == nullptr) return otherwise;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && std::isfinite(*value) && *value >= range.low && *value <= range.high) return *value;
    complain(key, std::format("is {}; allowed: a number from {} to {}",
                              value ? std::format("{}", *value) : std::string(kind_of(*node)), range.low, range.high));
    return otherwise;
}

bool Section::flag(std::string_view key, bool otherwise) {
    const auto* node = find(key);
    if (node == nullptr) return otherwise;
    if (const auto value = node->value_exact<bool>()) return *value;
    complain(key, std::format("is {}; allowed: true or false", kind_of(*node)));
    return otherwise;
}

std::string Section::text(std::string_view key, std::string otherwise) {
    const auto* node = find(key);
    if (node == nullptr) return otherwise;
    auto value = node->value_exact<std::string>();
    if (value) return *std::move(value);
    complain(key, std::format("is {}; allowed: text in quotation marks", kind_of(*node)));
    return otherwise;
}

std::vector<std::string> Section::texts(std::string_view key, std::vector<std::string> otherwise) {
    const auto* node = find(key);
    if (node == nullptr) return otherwise;
    const auto* array = node->as_array();
    if (array == nullptr || !std::ranges::all_of(*array, [](const toml::node& n) { return n.is_string(); })) {
        complain(key, std::format("is {}; allowed: a list of texts in quotation marks", kind_of(*node)));
        return otherwise;
    }
    std::vector<std::string> list;
    for (const auto& element : *array) list.push_back(element.value_or(std::string{}));
    return list;
}

std::filesystem::path Section::path(std::string_view key, std::filesystem::path otherwise) {
    const auto given = text(key);
    if (given.empty() && has(key) && good(key)) complain(key, "is empty; allowed: the path of a file or folder");
    const std::filesystem::path path = given.empty() ? std::move(otherwise) : std::filesystem::path(given);
    if (path.empty() || path.is_absolute()) return path;
    return (problems_.source().parent_path() / path).lexically_normal();
}

std::string Section::required_text(std::string_view key) {
    auto given = text(key);
    if (given.empty() && good(key)) complain(key, "is missing; it has no default");
    return given;
}

std::filesystem::path Section::required_path(std::string_view key) {
    if (!has(key)) complain(key, "is missing; it has no default");
    return path(key);
}

void Section::finish() {
    if (table_ == nullptr) return;
    std::string allowed;
    for (const auto& key : known_) allowed += (allowed.empty() ? "" : ", ") + key;
    for (const auto& [key, node] : *table_)
        if (!known_.contains(std::string(key.str())))
            problems_.add(key.source(),
                          std::format("unknown key \"{}\" in {}; allowed: {}", key.str(), label(), allowed));
}

core::Result<void> read_toml(std::string_view toml, const std::filesystem::path& source,
                             const std::function<void(Section&)>& reader) {
    try {
        const toml::table table = toml::parse(toml, source.string());
        Problems problems{source};
        Section top{&table, "", problems};
        reader(top);
        top.finish();
        if (!problems.none()) return std::unexpected(problems.error());
        return {};
    } catch (const toml::parse_error& failure) {
        Problems problems{source};
        problems.add(failure.source(), std::format("not TOML: {}", failure.description()));
        return std::unexpected(problems.error());
    }
}

core::Result<std::string> read_file(const std::filesystem::path& file) {
    constexpr std::size_t largest = 1 << 20;
    std::ifstream stream(file, std::ios::binary);
    std::error_code ignored;
    if (!stream || std::filesystem::is_directory(file, ignored))
        return core::fail(core::ErrorKind::Configuration,
                          file.string() + ": cannot be read; is it there, and readable?");
    std::string text(largest + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    if (text.size() > largest) return core::fail(core::ErrorKind::Configuration, file.string() + ": larger than 1 MiB");
    return text;
}

} // namespace accueil::configuration

// One table of a TOML file, read key by key. Every key that is read becomes an allowed one; finish() complains about
// the others. Used by the readers of this folder and by those of other TOML files of ours that want the same messages.
#pragma once

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <toml++/toml.hpp>
#include <utility>
#include <vector>

#include "shared/core/error.h"

namespace accueil::configuration {

// What is wrong with a file, in the order found, each as "file:line:column: reason; what is allowed".
class Problems {
  public:
    explicit Problems(std::filesystem::path source) : source_(std::move(source)) {}
    void add(const toml::source_region& where, std::string_view what);
    [[nodiscard]] const std::filesystem::path& source() const { return source_; }
    [[nodiscard]] bool none() const { return list_.empty(); }
    [[nodiscard]] core::Error error() const;

  private:
    std::filesystem::path source_;
    std::vector<std::string> list_;
};

struct Range {
    double low;
    double high;
};

// A section that the file leaves out reads as empty, so every key has its default. `table` and `problems` outlive it.
class Section {
  public:
    Section(const toml::table* table, std::string name, Problems& problems)
        : table_(table), name_(std::move(name)), problems_(problems) {}

    [[nodiscard]] Section section(std::string_view key);
    [[nodiscard]] std::vector<Section> sections(std::string_view key); // [[key]]

    [[nodiscard]] bool has(std::string_view key);
    [[nodiscard]] int integer(std::string_view key, int otherwise, Range range);
    [[nodiscard]] double real(std::string_view key, double otherwise, Range range);
    [[nodiscard]] bool flag(std::string_view key, bool otherwise);
    [[nodiscard]] std::string text(std::string_view key, std::string otherwise = {});
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, std::vector<std::string> otherwise = {});
    // Relative paths are taken from the folder of the file.
    [[nodiscard]] std::filesystem::path path(std::string_view key, std::filesystem::path otherwise = {});

    // As text and path, but a problem when left out or empty.
    [[nodiscard]] std::string required_text(std::string_view key);
    [[nodiscard]] std::filesystem::path required_path(std::string_view key);

    template<class Enum>
    [[nodiscard]] Enum choice(std::string_view key, Enum otherwise,
                              std::initializer_list<std::pair<std::string_view, Enum>> allowed) {
        const auto given = text(key);
        if (!good(key) || !has(key)) return otherwise;
        std::string names;
        for (const auto& [text, value] : allowed) {
            if (given == text) return value;
            names += (names.empty() ? "\"" : ", \"") + std::string(text) + "\"";
        }
        complain(key, "is \"" + given + "\"; allowed: " + names);
        return otherwise;
    }

    // A problem at the place of the key: "[section] key <what>".
    void complain(std::string_view key, std::string_view what);
    // Every key that was not asked for is a problem.
    void finish();

  private:
    [[nodiscard]] const toml::node* find(std::string_view key);
    [[nodiscard]] bool good(std::string_view key) const { return !bad_.contains(std::string(key)); }
    [[nodiscard]] std::string label() const { return name_.empty() ? "the top level" : "[" + name_ + "]"; }

    const toml::table* table_;
    std::string name_;
    Problems& problems_;
    std::set<std::string> known_;
    std::set<std::string> bad_; // of the wrong type, told already
};

// Parses `toml`, lets `reader` read the top level and returns the problems, or nothing. Error: Configuration.
[[nodiscard]] core::Result<void> read_toml(std::string_view toml, const std::filesystem::path& source,
                                           const std::function<void(Section&)>& reader);
// The bytes of a file of at most 1 MiB. Error: Configuration.
[[nodiscard]] core::Result<std::string> read_file(const std::filesystem::path& file);

} // namespace accueil::configuration

#include "tests/journeys/script.h"

#include <fstream>

namespace accueil::journeys {

namespace {

// Splits at blanks, keeps "…" together, ends at a #.
core::Result<std::vector<std::string>> words_of(const std::string& line) {
    std::vector<std::string> words;
    std::size_t i = 0;
    while (i < line.size()) {
        if (line[i] == ' ' || line[i] == '\t') {
            ++i;
        } else if (line[i] == '#') {
            break;
        } else if (line[i] == '"') {
            const auto end = line.find('"', i + 1);
            if (end == std::string::npos) return core::fail(core::ErrorKind::InvalidInput, "a quote is not closed");
            words.push_back(line.substr(i + 1, end - i - 1));
            i = end + 1;
        } else {
            const auto end = line.find_first_of(" \t", i);
            words.push_back(line.substr(i, end == std::string::npos ? end : end - i));
            i = end == std::string::npos ? line.size() : end;
        }
    }
    return words;
}

} // namespace

core::Result<std::vector<Step>> read_script(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) return core::fail(core::ErrorKind::NotFound, "no journey " + file.string());
    std::vector<Step> steps;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        auto words = words_of(line);
        if (!words)
            return core::fail(words.error().kind, "line " + std::to_string(number) + ": " + words.error().detail);
        if (words->size() == 2 && words->front() == "include") {
            auto part = read_script(file.parent_path() / words->back());
            if (!part) return std::unexpected(part.error());
            steps.insert(steps.end(), part->begin(), part->end());
        } else if (!words->empty()) {
            steps.push_back({number, std::move(*words), line});
        }
    }
    return steps;
}

} // namespace accueil::journeys

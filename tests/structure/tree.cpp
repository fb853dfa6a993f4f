#include "tests/structure/tree.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace accueil::structure {
namespace fs = std::filesystem;

std::string folder_of(const std::string& path) {
    const auto first = path.find('/');
    const auto second = first == path.npos ? path.npos : path.find('/', first + 1);
    return second == path.npos ? path.substr(0, first) : path.substr(0, second);
}

std::string Source::folder() const { return folder_of(path); }

std::vector<std::string> Source::includes() const {
    std::vector<std::string> list;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (!line.starts_with("#include ")) continue;
        const auto open = line.find_first_of("\"<");
        const auto close = line.find_first_of("\">", open + 1);
        if (open != line.npos && close != line.npos) list.push_back(line.substr(open + 1, close - open - 1));
    }
    return list;
}

std::size_t Source::lines() const { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

std::string text_of(const std::string& path) {
    std::ifstream stream(fs::path(TREE) / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

const std::vector<Source>& sources() {
    static const auto list = [] {
        std::vector<Source> found;
        for (const char* top : {"shared", "platform", "kiosk", "deploy", "tests"})
            for (const auto& entry : fs::recursive_directory_iterator(fs::path(TREE) / top)) {
                if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
                const auto path = fs::relative(entry.path(), TREE).string();
                found.push_back({.path = path, .text = text_of(path)});
            }
        std::ranges::sort(found, {}, &Source::path);
        return found;
    }();
    return list;
}

} // namespace accueil::structure

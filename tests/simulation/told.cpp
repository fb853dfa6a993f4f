#include "tests/simulation/told.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <sstream>

namespace accueil::simulation {

namespace {

Told read(const std::string& line) {
    Told told;
    std::istringstream words(line);
    words >> told.seed;
    for (std::string part; std::getline(words, part, '\t');) {
        if (part.empty()) continue;
        if (part.front() == '!')
            told.outcome.violations.push_back(part.substr(1));
        else if (const auto equals = part.find('='); equals != std::string::npos)
            told.outcome.counts[part.substr(0, equals)] = std::strtoull(part.c_str() + equals + 1, nullptr, 10);
    }
    return told;
}

} // namespace

bool tell(int pipe, std::uint64_t seed, const Outcome& outcome) {
    std::string line = std::to_string(seed);
    for (const auto& [what, number] : outcome.counts) line += '\t' + what + '=' + std::to_string(number);
    // Several processes write into one pipe: only what is short enough goes in one piece.
    for (const auto& violation : outcome.violations) {
        if (line.size() + violation.size() + 3 > PIPE_BUF) break;
        line += "\t!" + violation;
        std::ranges::replace(line, '\n', ' ');
    }
    line += '\n';
    return ::write(pipe, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

std::optional<Told> Listener::next() {
    for (;;) {
        if (const auto end = read_.find('\n'); end != std::string::npos) {
            auto told = read(read_.substr(0, end));
            read_.erase(0, end + 1);
            return told;
        }
        std::array<char, 4096> bytes{};
        const auto count = ::read(pipe_, bytes.data(), bytes.size());
        if (count <= 0) return std::nullopt;
        read_.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

} // namespace accueil::simulation

#include "platform/scanner/assembly.h"

#include <algorithm>
#include <utility>

namespace accueil::platform {

namespace {

constexpr std::uint8_t stx = 0x02, etx = 0x03;
constexpr std::size_t longest = 8192;               // bytes; more than any code holds
constexpr std::uint8_t seal_magic = 0xDC;           // ICAO 9303-13: binary, so line ends and ETX in it are data
constexpr std::chrono::milliseconds next_line{400}; // readers of zones send the lines one after the other

// Some scanners are set up to end a code with a tabulator, as one that fills in forms.
bool is_line_end(std::uint8_t value) { return value == '\r' || value == '\n' || value == '\t'; }

// The width that a line of a zone was printed with, though a reader may have lost or doubled a character.
std::size_t printed_width(std::size_t size) { return size < 34 ? 30 : size < 41 ? 36 : 44; }

// TD1 has three lines of 30; TD2 and MRV-B two of 36; TD3 and MRV-A two of 44.
std::size_t lines_of(std::size_t width) { return width == 30 ? 3 : 2; }

// A line of a zone, perhaps one in which a character was not read.
bool is_zone_line(const core::Bytes& line) {
    if (line.size() < 28 || line.size() > 46) return false;
    constexpr std::uint8_t fillers[] = {'<', '<'};
    return !std::ranges::search(line, fillers).empty() || std::ranges::all_of(line, [](std::uint8_t c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '<' || c == ' ';
    });
}

// A seal, perhaps after an AIM identifier such as "]d1", or as a reader sends it that takes it for Latin-1 text.
bool is_binary(const core::Bytes& line) {
    const std::size_t at = !line.empty() && line.front() == ']' ? 3 : 0;
    if (line.size() <= at) return false;
    return line[at] == seal_magic || (line.size() > at + 1 && line[at] == 0xC3 && line[at + 1] == 0x9C);
}

} // namespace

void Assembly::byte(std::uint8_t value, core::Monotonic now) {
    last_ = now;
    if (value == stx && line_.empty()) {
        framed_ = true;
    } else if (framed_ && value == etx && !is_binary(line_)) {
        end_of_line();
    } else if (!framed_ && is_line_end(value) && !is_binary(line_)) {
        end_of_line();
    } else if (line_.size() >= longest) {
        overflow_ = true;
    } else {
        line_.push_back(value);
    }
}

void Assembly::silence(core::Monotonic now) {
    if (!last_) return;
    const auto quiet = now - *last_;
    if (quiet >= pause_ && !line_.empty()) end_of_line();
    if (quiet < next_line) return;
    framed_ = false;
    finish();
    last_.reset();
}

void Assembly::forget() { *this = Assembly(pause_); }

void Assembly::end_of_line() {
    framed_ = false;
    if (std::exchange(overflow_, false)) line_.clear();
    auto line = std::exchange(line_, {});
    auto bare = line;
    while (!bare.empty() && is_line_end(bare.back())) bare.pop_back();
    if (bare.empty()) return; // CR and LF are two ends of one line
    if (is_binary(line) || !is_zone_line(bare)) {
        finish();
        ready_.push_back(std::move(line));
        return;
    }
    const auto width = printed_width(bare.size());
    if (!lines_.empty() && printed_width(lines_.front().size()) != width) finish();
    lines_.push_back(std::move(bare));
    if (lines_.size() == lines_of(width)) finish();
}

void Assembly::finish() {
    if (lines_.empty()) return;
    core::Bytes zone;
    for (const auto& line : lines_) {
        if (!zone.empty()) zone.push_back('\n');
        zone.insert(zone.end(), line.begin(), line.end());
    }
    lines_.clear();
    ready_.push_back(std::move(zone));
}

std::vector<core::Bytes> Assembly::take() { return std::exchange(ready_, {}); }

} // namespace accueil::platform

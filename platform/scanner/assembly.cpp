#include "platform/scanner/assembly.h"

#include <algorithm>

namespace accueil::platform {

namespace {

constexpr std::uint8_t stx = 0x02, etx = 0x03;
constexpr std::size_t longest = 8192;               // bytes; more than any code holds
constexpr std::uint8_t seal_magic = 0xDC;           // ICAO 9303-13: binary, so line ends in it are data
constexpr std::chrono::milliseconds next_line{400}; // readers of zones send the lines one after the other

bool is_line_end(std::uint8_t value) { return value == '\r' || value == '\n'; }

// Lines of a zone of this width: TD1 has three of 30; TD2 and MRV-B two of 36; TD3 and MRV-A two of 44.
std::size_t lines_of(std::size_t width) {
    if (width == 30) return 3;
    return width == 36 || width == 44 ? 2 : 1;
}

bool is_zone_line(const core::Bytes& line) {
    return lines_of(line.size()) > 1 && std::ranges::all_of(line, [](std::uint8_t c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '<';
           });
}

// A seal, perhaps after an AIM identifier such as "]d1".
bool is_binary(const core::Bytes& line) {
    const std::size_t at = !line.empty() && line.front() == ']' ? 3 : 0;
    return line.size() > at && line[at] == seal_magic;
}

} // namespace

void Assembly::byte(std::uint8_t value, core::Monotonic now) {
    silence(now);
    last_ = now;
    if (value == stx && line_.empty()) {
        finish();
        framed_ = true;
    } else if (framed_ && value == etx) {
        framed_ = false;
        end_of_line();
        finish();
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
    const auto bound = line_.empty() ? next_line : pause_;
    if (now - *last_ < bound) return;
    while (!line_.empty() && is_line_end(line_.back())) line_.pop_back();
    framed_ = false;
    end_of_line();
    finish();
    last_.reset();
}

void Assembly::forget() { *this = Assembly(pause_); }

void Assembly::end_of_line() {
    if (overflow_) {
        line_.clear();
        overflow_ = false;
    }
    if (line_.empty()) return; // CR and LF are two ends of one line
    if (!is_zone_line(line_)) {
        finish();
        ready_.push_back(std::move(line_));
        line_.clear();
        return;
    }
    if (!lines_.empty() && lines_.front().size() != line_.size()) finish();
    lines_.push_back(std::move(line_));
    line_.clear();
    if (lines_.size() == lines_of(lines_.front().size())) finish();
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

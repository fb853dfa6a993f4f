#include "shared/core/clock.h"

#include <format>

namespace accueil::core {

namespace {

using namespace std::chrono;

// Reads exactly `digits` decimal digits at `pos`, or -1.
int number_at(std::string_view text, std::size_t pos, std::size_t digits) {
    if (pos + digits > text.size()) return -1;
    int value = 0;
    for (std::size_t i = pos; i < pos + digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

} // namespace

Instant SystemClock::now() const { return time_point_cast<milliseconds>(system_clock::now()) + offset_; }

Monotonic SystemClock::monotonic() const { return time_point_cast<milliseconds>(steady_clock::now()); }

std::string to_rfc3339(Instant instant) {
    const auto seconds = floor<std::chrono::seconds>(instant);
    const auto millis = (instant - seconds).count();
    if (millis == 0) return std::format("{:%FT%T}Z", seconds);
    return std::format("{:%FT%T}.{:03}Z", seconds, millis);
}

Result<Instant> parse_rfc3339(std::string_view text) {
    const auto bad = [] { return fail(ErrorKind::InvalidInput, "not an RFC 3339 instant"); };
    if (text.size() < 20) return bad();
    const int y = number_at(text, 0, 4), mo = number_at(text, 5, 2), d = number_at(text, 8, 2);
    const int h = number_at(text, 11, 2), mi = number_at(text, 14, 2), s = number_at(text, 17, 2);
    if (y < 0 || mo < 0 || d < 0 || h < 0 || mi < 0 || s < 0) return bad();
    if (text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':') return bad();
    if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return bad();
    const year_month_day date{year{y}, month{static_cast<unsigned>(mo)}, day{static_cast<unsigned>(d)}};
    if (!date.ok() || h > 23 || mi > 59 || s > 60) return bad();
    std::size_t pos = 19;
    int millis = 0;
    if (text[pos] == '.') {
        int scale = 100;
        const auto first = ++pos;
        while (pos < text.size() && text[pos] >= '0' && text[pos] <= '9') {
            millis += (text[pos++] - '0') * scale;
            scale /= 10;
        }
        if (pos == first || pos - first > 9) return bad();
    }
    if (pos >= text.size()) return bad();
    minutes offset{0};
    if (text[pos] == 'Z' || text[pos] == 'z') {
        if (pos + 1 != text.size()) return bad();
    } else if ((text[pos] == '+' || text[pos] == '-') && pos + 6 == text.size() && text[pos + 3] == ':') {
        const int oh = number_at(text, pos + 1, 2), om = number_at(text, pos + 4, 2);
        if (oh < 0 || oh > 23 || om < 0 || om > 59) return bad();
        offset = minutes{oh * 60 + om} * (text[pos] == '-' ? -1 : 1);
    } else {
        return bad();
    }
    return Instant{sys_days{date} + hours{h} + minutes{mi} + seconds{s} + milliseconds{millis} - offset};
}

} // namespace accueil::core

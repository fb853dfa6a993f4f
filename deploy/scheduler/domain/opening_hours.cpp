#include "deploy/scheduler/domain/opening_hours.h"

#include <array>

namespace accueil::scheduler {

namespace {

using std::chrono::minutes;

int weekday(std::string_view text) {
    constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) return static_cast<int>(i) + 1;
    }
    return 0;
}

std::optional<minutes> time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto two = [&](std::size_t at) {
        const int high = text[at] - '0', low = text[at + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
    };
    const int hour = two(0), minute = two(3);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return std::nullopt;
    return minutes{hour * 60 + minute};
}

} // namespace

std::optional<std::vector<OpeningHours>> parse_hours(std::string_view text) {
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const auto days = text.substr(0, blank), times = text.substr(blank + 1);
    const int first = weekday(days.substr(0, 3));
    const int last = days.size() == 7 && days[3] == '-' ? weekday(days.substr(4)) : days.size() == 3 ? first : 0;
    if (first == 0 || last < first || times.size() != 11 || times[5] != '-') return std::nullopt;
    const auto opens = time_of_day(times.substr(0, 5)), closes = time_of_day(times.substr(6));
    if (!opens || !closes || *opens >= *closes) return std::nullopt;
    std::vector<OpeningHours> hours;
    for (int day = first; day <= last; ++day) hours.push_back({day, *opens, *closes});
    return hours;
}

} // namespace accueil::scheduler

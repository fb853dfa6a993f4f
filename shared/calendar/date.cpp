#include "shared/calendar/date.h"

#include <charconv>
#include <format>

namespace accueil::calendar {
namespace {

bool digits(std::string_view text, int& value) {
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    return std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{};
}

} // namespace

std::string to_iso(Date day) {
    const std::chrono::year_month_day ymd{day};
    return std::format("{:04}-{:02}-{:02}", int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()});
}

core::Result<Date> parse_date(std::string_view text) {
    int y = 0, m = 0, d = 0;
    const bool shape = text.size() == 10 && text[4] == '-' && text[7] == '-' && digits(text.substr(0, 4), y) &&
                       digits(text.substr(5, 2), m) && digits(text.substr(8, 2), d);
    const std::chrono::year_month_day ymd{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
                                          std::chrono::day{static_cast<unsigned>(d)}};
    if (!shape || !ymd.ok() || y < 1900 || y > 2999)
        return core::fail(core::ErrorKind::InvalidInput, "a date is written YYYY-MM-DD");
    return Date{ymd};
}

} // namespace accueil::calendar

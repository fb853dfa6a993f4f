// When an office gives meetings, on paper and in words.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace accueil::scheduler {

struct OpeningHours {
    int weekday = 1;               // ISO: 1 = Monday … 7 = Sunday
    std::chrono::minutes opens{0}; // after local midnight
    std::chrono::minutes closes{0};

    bool operator==(const OpeningHours&) const = default;
};

// "mon-fri 08:30-12:00" or "thu 16:00-19:00"; nothing when it is neither.
[[nodiscard]] std::optional<std::vector<OpeningHours>> parse_hours(std::string_view text);

} // namespace accueil::scheduler

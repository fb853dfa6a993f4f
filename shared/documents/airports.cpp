#include "shared/documents/airports.h"

#include <algorithm>

namespace accueil::documents {

namespace {

// Airports with scheduled flights, sorted. A missing one makes a connection look like a direct flight, nothing worse.
constexpr std::string_view canadian[] = {
    "YAM", "YAY", "YBB", "YBC", "YBE", "YBG", "YBK", "YBL", "YBR", "YBX", "YCB", "YCD", "YCG", "YCO", "YDF", "YEG",
    "YEV", "YFB", "YFC", "YGK", "YGL", "YGP", "YGR", "YGW", "YHM", "YHU", "YHY", "YHZ", "YIF", "YKA", "YKF", "YKG",
    "YKL", "YKQ", "YLW", "YMM", "YMT", "YMX", "YNA", "YOJ", "YOO", "YOP", "YOW", "YPA", "YPD", "YPH", "YPN", "YPR",
    "YPW", "YQB", "YQD", "YQF", "YQG", "YQK", "YQL", "YQM", "YQQ", "YQR", "YQT", "YQU", "YQX", "YQY", "YQZ", "YRT",
    "YSB", "YSJ", "YSM", "YTH", "YTQ", "YTS", "YTZ", "YUL", "YUX", "YUY", "YVB", "YVO", "YVP", "YVQ", "YVR", "YWG",
    "YWK", "YWL", "YXC", "YXE", "YXH", "YXJ", "YXL", "YXS", "YXT", "YXU", "YXX", "YXY", "YYB", "YYC", "YYD", "YYF",
    "YYG", "YYJ", "YYQ", "YYR", "YYT", "YYY", "YYZ", "YZF", "YZP", "YZR", "YZT", "YZV", "ZBF", "ZMT",
};
static_assert(std::ranges::is_sorted(canadian));

} // namespace

bool is_canadian_airport(std::string_view code) { return std::ranges::binary_search(canadian, code); }

} // namespace accueil::documents

#include "shared/scanning/hint.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace accueil::scanning {

namespace {

constexpr float moving = 0.04F;      // share of the cells of a frame
constexpr int dark_paper = 60;       // luminance of the brightest twentieth
constexpr int burnt_out = 240;       // luminance; ink is washed out there as well
constexpr float glare_share = 0.05F; // of the code's box
constexpr float outstanding = 0.5F;  // score against the best region; the edges of a sheet of print have less
constexpr float small_bars = 200;    // pixels across; a boarding pass of one pixel a module
constexpr float larger_bars = 400;
constexpr float larger_matrix = 120;
constexpr float small_matrix = 48; // pixels
constexpr float small_page = 0.3F; // of the frame's width; a passport that small is not read, however it is turned

int brightest_twentieth(const Texture& texture) {
    auto light = texture.light;
    const auto at = light.begin() + static_cast<std::ptrdiff_t>(light.size() - 1 - light.size() / 20);
    std::ranges::nth_element(light, at);
    return *at;
}

// The share of the region's box that is burnt out.
float burnt(const Texture& texture, const Region& region) {
    const float cosine = std::cos(region.angle), sine = std::sin(region.angle);
    int inside = 0, white = 0;
    for (int r = 0; r < texture.rows; ++r)
        for (int c = 0; c < texture.columns; ++c) {
            const float dx = (static_cast<float>(c) + 0.5F) * cell_side - region.centre.x;
            const float dy = (static_cast<float>(r) + 0.5F) * cell_side - region.centre.y;
            if (std::fabs(dx * cosine + dy * sine) > region.width / 2) continue;
            if (std::fabs(dy * cosine - dx * sine) > region.height / 2) continue;
            ++inside;
            white += texture.light[texture.at(c, r)] >= burnt_out ? 1 : 0;
        }
    return inside == 0 ? 0 : static_cast<float>(white) / static_cast<float>(inside);
}

// After every attempt failed a larger code may be too far as well: its modules are too small.
bool too_small(const Region& region, bool tried) {
    switch (region.kind) {
    case Region::Kind::Bars: return region.width < (tried ? larger_bars : small_bars);
    case Region::Kind::Matrix: return std::max(region.width, region.height) < (tried ? larger_matrix : small_matrix);
    }
    return false;
}

// How much of the frame's width everything takes that may be print or a code.
float spread(const Texture& texture, std::span<const Region> regions) {
    float left = std::numeric_limits<float>::max(), right = 0;
    for (const auto& region : regions)
        for (const auto& corner : corners(region)) left = std::min(left, corner.x), right = std::max(right, corner.x);
    return (right - left) / static_cast<float>(texture.columns * cell_side);
}

} // namespace

std::string_view name(Hint hint) {
    switch (hint) {
    case Hint::Nothing: return "nothing";
    case Hint::Reading: return "reading";
    case Hint::TooFar: return "too-far";
    case Hint::TooDark: return "too-dark";
    case Hint::Glare: return "glare";
    case Hint::HoldStill: return "hold-still";
    case Hint::OtherSide: return "other-side";
    }
    return "";
}

Hint why_not(const Circumstances& seen) {
    if (seen.regions.empty() || seen.texture.light.empty()) return Hint::Nothing;
    if (brightest_twentieth(seen.texture) < dark_paper) return Hint::TooDark;
    if (seen.change > moving) return Hint::HoldStill;
    const auto code = std::ranges::find_if(seen.regions, [&](const Region& region) {
        return looks_like_code(region) && region.score >= outstanding * seen.regions.front().score;
    });
    const bool small = seen.rounds > 0 && spread(seen.texture, seen.regions) < small_page;
    if (code == seen.regions.end()) return small ? Hint::TooFar : seen.rounds > 0 ? Hint::OtherSide : Hint::Reading;
    if (burnt(seen.texture, *code) > glare_share) return Hint::Glare;
    if (small || too_small(*code, seen.rounds > 2)) return Hint::TooFar;
    return seen.rounds > 2 ? Hint::OtherSide : Hint::Reading;
}

} // namespace accueil::scanning

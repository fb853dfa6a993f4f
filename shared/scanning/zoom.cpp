#include "shared/scanning/zoom.h"

#include <cmath>
#include <numbers>

#include "shared/scanning/treatment.h"

namespace accueil::scanning {

namespace {

constexpr float small = 320; // pixels
constexpr float scale = 3;
constexpr std::size_t most_within = 4;

Region in_frame(const Patch& patch, Region region) {
    region.centre = patch.in_frame(region.centre);
    region.angle += patch.region.angle;
    // A grid is the same a quarter turn further.
    constexpr float quarter = std::numbers::pi_v<float> / 2;
    region.grid = std::remainder(region.grid + patch.region.angle, quarter);
    region.width /= patch.scale;
    region.height /= patch.scale;
    return region;
}

} // namespace

std::vector<Region> zoomed(ImageView frame, std::span<const Region> regions, std::size_t most) {
    std::vector<Region> out;
    for (const auto& region : regions) {
        if (region.width > small || region.height > small) continue;
        const auto patch = cut(frame, region, {.scale = scale});
        for (const auto& within : propose(measure(patch.image.view()), most_within)) {
            if (out.size() == most) return out;
            out.push_back(in_frame(patch, within));
        }
    }
    return out;
}

} // namespace accueil::scanning

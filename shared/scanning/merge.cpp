#include "shared/scanning/merge.h"

#include <algorithm>
#include <cmath>

namespace accueil::scanning {

void merge(std::vector<Code>& codes, std::vector<Code> found) {
    for (auto& code : found) {
        const auto same = [&](const Code& other) {
            return other.symbology == code.symbology && other.payload == code.payload;
        };
        if (std::ranges::none_of(codes, same)) codes.push_back(std::move(code));
    }
}

bool covered(const std::vector<Code>& codes, const Region& region) {
    const float cosine = std::cos(region.angle), sine = std::sin(region.angle);
    return std::ranges::any_of(codes, [&](const Code& code) {
        Point middle;
        for (const auto& corner : code.quad) middle.x += corner.x / 4, middle.y += corner.y / 4;
        const float dx = middle.x - region.centre.x, dy = middle.y - region.centre.y;
        return std::fabs(dx * cosine + dy * sine) < region.width / 2 &&
               std::fabs(dy * cosine - dx * sine) < region.height / 2;
    });
}

} // namespace accueil::scanning

#include "shared/scanning/reconstruction.h"

#include "shared/scanning/registration.h"

namespace accueil::scanning {

namespace {

constexpr int steps = 8;

// Small symbols have so few check words that a pattern of chance may satisfy them.
bool proved(const Registered& found) {
    constexpr float least_contrast = 0.25F, most_unexplained = 0.02F;
    return found.modules.contrast > least_contrast && found.modules.unexplained < most_unexplained;
}

} // namespace

std::optional<Code> reconstructed(ImageView frame, const Glimpse& glimpse) {
    auto start = best_size(frame, glimpse.symbology, glimpse.quad);
    if (!start) return std::nullopt;
    const auto found = registered(frame, std::move(*start), steps);
    if (!proved(found)) return std::nullopt;
    auto codes = decode(redrawn(found.modules).view(), {.symbologies = Symbologies{glimpse.symbology}, .most = 1});
    if (codes.empty()) return std::nullopt;
    codes.front().quad = found.lattice.corners;
    return std::move(codes.front());
}

} // namespace accueil::scanning

#include "shared/scanning/attempt.h"

#include <array>

#include "shared/scanning/reconstruction.h"

namespace accueil::scanning {

namespace {

// Print beside a PDF417 often grows into one region with it, so the matrix list ends with bars, and the other way round
// a DataMatrix of large modules has edges in one direction.
constexpr std::array bars_attempts{
    Attempt{{.scale = 1.5F, .calm = 3}, bar_symbologies, Binarizer::Local},
    Attempt{{.scale = 2.0F, .calm = 3}, bar_symbologies, Binarizer::Local},
    Attempt{{.scale = 2.0F, .calm = 5, .blur = 1.4F, .effort = 8}, bar_symbologies, Binarizer::Local},
    Attempt{{.scale = 1.0F}, matrix_symbologies, Binarizer::Local},
    Attempt{{.scale = 1.5F, .calm = 3}, bar_symbologies, Binarizer::Global},
    Attempt{{.scale = 1.5F, .calm = 3, .invert = true}, bar_symbologies, Binarizer::Local},
    Attempt{{.scale = 1.5F, .turn = true}, bar_symbologies, Binarizer::Local},
};

constexpr std::array matrix_attempts{
    Attempt{{.scale = 1.0F}, matrix_symbologies, Binarizer::Local},
    Attempt{{.scale = 2.0F, .blur = 1.0F, .effort = 5}, matrix_symbologies, Binarizer::Local, true},
    Attempt{{.scale = 2.0F}, matrix_symbologies, Binarizer::Local, true},
    Attempt{{.scale = 1.0F}, matrix_symbologies, Binarizer::Global, true},
    Attempt{{.scale = 2.0F, .blur = 1.4F, .effort = 8}, matrix_symbologies, Binarizer::Local, true},
    Attempt{{.scale = 3.0F, .blur = 0.7F, .effort = 5}, matrix_symbologies, Binarizer::Local, true},
    Attempt{{.scale = 1.0F, .invert = true}, matrix_symbologies, Binarizer::Local},
    Attempt{{.scale = 0.5F}, matrix_symbologies, Binarizer::Local},
    Attempt{{.scale = 3.0F, .blur = 1.2F, .effort = 6}, matrix_symbologies, Binarizer::Local, true},
    Attempt{{.scale = 2.0F, .blur = 1.0F, .effort = 15}, matrix_symbologies, Binarizer::Local, true},
    Attempt{{.scale = 2.0F, .blur = 1.8F, .effort = 8}, matrix_symbologies, Binarizer::Local, true},
    Attempt{{.scale = 3.0F, .blur = 1.6F, .effort = 8, .upright = true}, matrix_symbologies, Binarizer::Local, true},
};

constexpr std::size_t most_glimpses = 2; // of one look

} // namespace

std::span<const Attempt> attempts(Region::Kind kind) {
    switch (kind) {
    case Region::Kind::Bars: return bars_attempts;
    case Region::Kind::Matrix: return matrix_attempts;
    }
    return {};
}

float cost(const Region& region, const Attempt& attempt) {
    constexpr float margin = 4 * cell_side;
    const auto& treatment = attempt.treatment;
    // Undoing blur costs about a tenth of a look for each iteration.
    const float restoring = treatment.blur > 0 ? 0.1F * static_cast<float>(treatment.effort) : 0;
    return (region.width + margin) * (region.height + margin) * (treatment.scale * treatment.scale + restoring);
}

std::vector<Code> perform(ImageView frame, const Region& region, const Attempt& attempt) {
    const auto patch = cut(frame, region, attempt.treatment);
    const bool bars = attempt.symbologies.has(Symbology::Pdf417);
    auto seen =
        look(patch.image.view(),
             {.symbologies = attempt.symbologies, .binarizer = attempt.binarizer, .hard = true, .lines = bars ? 3 : 2},
             attempt.reconstruct);
    for (auto& code : seen.codes)
        for (auto& corner : code.quad) corner = patch.in_frame(corner);
    if (!seen.codes.empty()) return std::move(seen.codes);
    if (seen.glimpses.size() > most_glimpses) seen.glimpses.resize(most_glimpses);
    for (auto& glimpse : seen.glimpses) {
        for (auto& corner : glimpse.quad) corner = patch.in_frame(corner);
        if (auto code = reconstructed(frame, glimpse)) return {std::move(*code)};
    }
    return {};
}

} // namespace accueil::scanning

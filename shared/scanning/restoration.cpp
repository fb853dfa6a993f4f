#include "shared/scanning/restoration.h"

#include <algorithm>
#include <cmath>

namespace accueil::scanning {

namespace {

// A plane of luminance with room for sums; rows lie one after the other.
struct Plane {
    int width = 0;
    int height = 0;
    std::vector<float> values;

    Plane(int w, int h) : width(w), height(h), values(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
    float* row(int y) { return values.data() + static_cast<std::ptrdiff_t>(y) * width; }
};

std::vector<float> kernel(float deviation) {
    const int reach = std::max(1, static_cast<int>(std::ceil(2.4F * deviation)));
    std::vector<float> weights;
    float sum = 0;
    for (int i = 0; i <= reach; ++i) {
        const float x = static_cast<float>(i) / deviation;
        weights.push_back(std::exp(-0.5F * x * x));
        sum += weights.back() * (i == 0 ? 1.0F : 2.0F);
    }
    for (auto& weight : weights) weight /= sum;
    return weights;
}

// The border goes on with its last value.
void blur_across(Plane& plane, const std::vector<float>& weights) {
    const auto reach = static_cast<int>(weights.size()) - 1;
    std::vector<float> padded(static_cast<std::size_t>(plane.width + 2 * reach));
    for (int y = 0; y < plane.height; ++y) {
        auto* row = plane.row(y);
        std::fill_n(padded.begin(), reach, row[0]);
        std::copy_n(row, plane.width, padded.begin() + reach);
        std::fill_n(padded.end() - reach, reach, row[plane.width - 1]);
        const float* middle = padded.data() + reach;
        for (int x = 0; x < plane.width; ++x) row[x] = weights[0] * middle[x];
        for (int i = 1; i <= reach; ++i) {
            const float weight = weights[static_cast<std::size_t>(i)];
            for (int x = 0; x < plane.width; ++x) row[x] += weight * (middle[x - i] + middle[x + i]);
        }
    }
}

void blur_down(Plane& plane, Plane& room, const std::vector<float>& weights) {
    const auto reach = static_cast<int>(weights.size()) - 1;
    for (int y = 0; y < plane.height; ++y) {
        auto* to = room.row(y);
        const auto* middle = plane.row(y);
        for (int x = 0; x < plane.width; ++x) to[x] = weights[0] * middle[x];
        for (int i = 1; i <= reach; ++i) {
            const float weight = weights[static_cast<std::size_t>(i)];
            const auto* above = plane.row(std::max(0, y - i));
            const auto* below = plane.row(std::min(plane.height - 1, y + i));
            for (int x = 0; x < plane.width; ++x) to[x] += weight * (above[x] + below[x]);
        }
    }
    plane.values.swap(room.values);
}

class Lens {
  public:
    explicit Lens(const Blur& blur, int width, int height) : room_(width, height) {
        if (blur.across > 0) across_ = kernel(blur.across);
        if (blur.down > 0) down_ = kernel(blur.down);
    }
    void look(Plane& plane) {
        if (!across_.empty()) blur_across(plane, across_);
        if (!down_.empty()) blur_down(plane, room_, down_);
    }

  private:
    std::vector<float> across_, down_;
    Plane room_;
};

// The range that paper and ink have here; single pixels of noise and glare do not stretch it.
std::pair<float, float> ink_and_paper(const std::vector<float>& values) {
    std::vector<float> some;
    for (std::size_t i = 0; i < values.size(); i += 5) some.push_back(values[i]);
    const auto at = [&](std::size_t index) {
        std::ranges::nth_element(some, some.begin() + static_cast<std::ptrdiff_t>(index));
        return some[index];
    };
    const float low = at(some.size() / 50), high = at(some.size() - 1 - some.size() / 50);
    const float margin = 0.15F * (high - low);
    return {low - margin, high + margin};
}

} // namespace

Frame restored(const Frame& blurred, const Blur& blur) {
    if (blurred.empty() || (blur.across <= 0 && blur.down <= 0)) return blurred;
    Plane seen(blurred.width(), blurred.height());
    std::copy_n(blurred.view().pixels, seen.values.size(), seen.values.begin());
    const auto [ink, paper] = ink_and_paper(seen.values);
    Lens lens(blur, seen.width, seen.height);
    Plane guess = seen, error = seen;
    constexpr float step = 1.8F;
    for (int i = 0; i < blur.iterations; ++i) {
        error.values = guess.values;
        lens.look(error);
        for (std::size_t p = 0; p < error.values.size(); ++p) error.values[p] = seen.values[p] - error.values[p];
        lens.look(error);
        for (std::size_t p = 0; p < error.values.size(); ++p)
            guess.values[p] = std::clamp(guess.values[p] + step * error.values[p], ink, paper);
    }
    Frame out(seen.width, seen.height);
    auto* to = out.row(0);
    for (std::size_t p = 0; p < guess.values.size(); ++p)
        to[p] = static_cast<std::uint8_t>(std::clamp(guess.values[p] + 0.5F, 0.0F, 255.0F));
    return out;
}

} // namespace accueil::scanning

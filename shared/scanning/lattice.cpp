#include "shared/scanning/lattice.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace accueil::scanning {

namespace {

constexpr float quiet = 1.5F;                    // modules beyond the corners that belong to no other print
constexpr float paper_from = 1.3F, paper_to = 3; // modules beyond them where the paper is looked at

float distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

// The middle value of bytes that come one by one; what lies on the paper there does not pull it.
class Median {
  public:
    void add(std::uint8_t value) { ++counts_[value], ++count_; }
    [[nodiscard]] float value(float otherwise) const {
        int below = 0;
        for (std::size_t i = 0; i < counts_.size() && count_ > 0; ++i)
            if ((below += counts_[i]) * 2 >= count_) return static_cast<float>(i);
        return otherwise;
    }
    [[nodiscard]] int count() const { return count_; }

  private:
    std::array<int, 256> counts_{};
    int count_ = 0;
};

struct Box {
    int left, top, right, bottom; // pixels, the last ones included
};

Box box(ImageView frame, const Projection& projection, float from, float to) {
    float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
    for (const float u : {from, to})
        for (const float v : {from, to}) {
            const auto p = projection.to_frame(u, v);
            left = std::min(left, p.x), right = std::max(right, p.x);
            top = std::min(top, p.y), bottom = std::max(bottom, p.y);
        }
    const auto inside = [](float value, int size) {
        return static_cast<int>(std::clamp(value, 0.0F, static_cast<float>(size - 1)));
    };
    return {inside(left, frame.width), inside(top, frame.height), inside(right + 1, frame.width),
            inside(bottom + 1, frame.height)};
}

// The light of white paper over the code: a plane through its four sides.
struct Paper {
    float middle = 0, across = 0, down = 0;
    [[nodiscard]] float at(float u, float v) const { return middle + across * (u - 0.5F) + down * (v - 0.5F); }
};

template<class Each>
void each_pixel(ImageView frame, const Projection& projection, float from, float to, Each each) {
    const auto [left, top, right, bottom] = box(frame, projection, from, to);
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x) {
            const auto p = projection.to_modules(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
            if (p.x > from && p.y > from && p.x < to && p.y < to) each(p, frame.row(y)[x]);
        }
}

Paper paper_around(ImageView frame, const Projection& projection, float side) {
    std::array<Median, 4> sides; // left, right, above, below
    Median all;
    each_pixel(frame, projection, -paper_to, side + paper_to, [&](Point p, std::uint8_t value) {
        const bool beside = p.y > 0 && p.y < side, over = p.x > 0 && p.x < side;
        if (beside && p.x < -paper_from) sides[0].add(value), all.add(value);
        if (beside && p.x > side + paper_from) sides[1].add(value), all.add(value);
        if (over && p.y < -paper_from) sides[2].add(value), all.add(value);
        if (over && p.y > side + paper_from) sides[3].add(value), all.add(value);
    });
    const float middle = all.value(128);
    const auto light = [&](std::size_t i) { return sides[i].value(middle); };
    const float apart = 1 + (paper_from + paper_to) / side; // of the middles of opposite sides, in sides of the code
    return {(light(0) + light(1) + light(2) + light(3)) / 4, (light(1) - light(0)) / apart,
            (light(3) - light(2)) / apart};
}

} // namespace

float Lattice::module() const {
    float around = 0;
    for (std::size_t i = 0; i < 4; ++i) around += distance(corners[i], corners[(i + 1) % 4]);
    return around / 4 / static_cast<float>(std::max(1, side));
}

Projection::Projection(const Lattice& lattice) {
    const auto& q = lattice.corners;
    const auto n = static_cast<float>(lattice.side);
    const float x = q[0].x - q[1].x + q[2].x - q[3].x, y = q[0].y - q[1].y + q[2].y - q[3].y;
    const float x1 = q[1].x - q[2].x, x2 = q[3].x - q[2].x, y1 = q[1].y - q[2].y, y2 = q[3].y - q[2].y;
    const float area = x1 * y2 - x2 * y1;
    const float g = (x * y2 - x2 * y) / area, h = (x1 * y - x * y1) / area;
    forward_ = {(q[1].x - q[0].x + g * q[1].x) / n,
                (q[3].x - q[0].x + h * q[3].x) / n,
                q[0].x,
                (q[1].y - q[0].y + g * q[1].y) / n,
                (q[3].y - q[0].y + h * q[3].y) / n,
                q[0].y,
                g / n,
                h / n,
                1};
    const auto& a = forward_;
    backward_ = {a[4] * a[8] - a[5] * a[7], a[2] * a[7] - a[1] * a[8], a[1] * a[5] - a[2] * a[4],
                 a[5] * a[6] - a[3] * a[8], a[0] * a[8] - a[2] * a[6], a[2] * a[3] - a[0] * a[5],
                 a[3] * a[7] - a[4] * a[6], a[1] * a[6] - a[0] * a[7], a[0] * a[4] - a[1] * a[3]};
}

Profile::Profile(float blur) {
    const auto below = [&](float t) { return 0.5F * std::erfc(-t / blur / std::numbers::sqrt2_v<float>); };
    const auto bell = [&](float t) {
        const float z = t / blur;
        return std::exp(-0.5F * z * z) / (blur * std::sqrt(2 * std::numbers::pi_v<float>));
    };
    for (std::size_t s = 0; s < steps; ++s)
        for (std::size_t k = 0; k < span; ++k) {
            const float middle = static_cast<float>(s) / (steps - 1) - 0.5F - (static_cast<float>(k) - reach);
            const float from = middle - 0.5F, to = middle + 0.5F;
            samples_[s].weights[k] = below(to) - below(from);
            samples_[s].slopes[k] = bell(to) - bell(from);
            samples_[s].widenings[k] = (from * bell(from) - to * bell(to)) / blur;
        }
    for (std::size_t apart = 0; apart < span; ++apart)
        for (const auto& sample : samples_)
            for (std::size_t k = 0; k + apart < span; ++k)
                overlap_[apart] += sample.weights[k] * sample.weights[k + apart] / steps;
}

Darkness darkness(ImageView frame, const Lattice& lattice) {
    const Projection projection(lattice);
    const auto side = static_cast<float>(lattice.side);
    const auto paper = paper_around(frame, projection, side);
    Darkness out;
    int inside = 0;
    each_pixel(frame, projection, -quiet, side + quiet, [&](Point p, std::uint8_t value) {
        const float light = std::max(1.0F, paper.at(p.x / side, p.y / side));
        out.pixels.push_back({p.x, p.y, 1 - static_cast<float>(value) / light});
        inside += p.x >= 0 && p.y >= 0 && p.x < side && p.y < side ? 1 : 0;
    });
    out.density = static_cast<float>(inside) / (side * side);
    return out;
}

Darkness regridded(const Darkness& seen, int from_side, int to_side) {
    const float finer = static_cast<float>(to_side) / static_cast<float>(from_side);
    Darkness out = seen;
    for (auto& pixel : out.pixels) pixel.u *= finer, pixel.v *= finer;
    out.density = seen.density / (finer * finer);
    return out;
}

} // namespace accueil::scanning
